import Foundation
import Tutor

/// A change of this session, and when it was made.
struct RecordedChange: Hashable {
  let change: ProgressChange
  let seconds: Int64

  init(_ change: ProgressChange, seconds: Int64 = Int64(Date().timeIntervalSince1970)) {
    self.change = change
    self.seconds = seconds
  }
}
