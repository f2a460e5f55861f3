// TutorUI
