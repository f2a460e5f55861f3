import Tutor

/// Runs the tutor until the learner leaves.
func runTutor(_ session: Session, in world: World, isPlain: Bool) throws {
  try runPlainTutor(session, in: world)
}
