/// How many terminal columns `text` takes.
///
/// Combining marks and other invisible characters take none, East Asian wide characters two, everything else one. The
/// C library's `wcwidth` says the same of all that is ever sent, so what is laid out here lands where the terminal draws it. Control characters
/// count one column, because ``Grid`` shows them as one replacement character.
///
/// ```swift
/// displayWidth("α¹ = 24")   // 7
/// displayWidth("x\u{302}")  // 1
/// displayWidth("損失")       // 4
/// ```
public func displayWidth(_ text: some StringProtocol) -> Int {
  var width = 0
  for character in text { width += displayWidth(character) }
  return width
}

/// How many terminal columns one character takes: that of its first visible scalar; the others of its cluster add none.
public func displayWidth(_ character: Character) -> Int {
  var width = 0
  for scalar in character.unicodeScalars {
    width = displayWidth(scalar)
    if width > 0 { break }
  }
  return width
}

/// How many terminal columns one scalar takes by itself.
func displayWidth(_ scalar: Unicode.Scalar) -> Int {
  let code = scalar.value
  if code < 0x300 { return code == 0xAD ? 0 : 1 }  // Latin; a soft hyphen is never shown, controls are replaced
  if isOrdinary(code) { return 1 }
  if code >= 0x1100, isWide(code) { return 2 }
  if (0x1160...0x11FF).contains(code) || (0xD7B0...0xD7FB).contains(code) { return 0 }  // later parts of a syllable
  switch scalar.properties.generalCategory {
  case .nonspacingMark, .enclosingMark, .format: return 0
  default: return 1
  }
}

/// What a cell shows for `character`: something of the width ``displayWidth(_:)-(Character)`` gives, and safe to send.
///
/// A terminal cell takes one spacing scalar and a few combining ones, so of a longer cluster only these remain.
/// Controls, which would steer the terminal rather than show, become U+FFFD.
func cellText(_ character: Character) -> String {
  if let ascii = character.asciiValue {  // CR-LF, one character to Swift, reads as LF here
    return ascii >= 0x20 && ascii != 0x7F ? String(character) : "\u{FFFD}"
  }
  let scalars = character.unicodeScalars
  if scalars.count == 1, let scalar = scalars.first, isOrdinary(scalar.value) { return String(character) }
  var kept = String.UnicodeScalarView()
  for scalar in scalars {
    switch scalar.properties.generalCategory {
    case .control, .surrogate, .lineSeparator, .paragraphSeparator: return "\u{FFFD}"
    case .format: continue  // joiners and direction marks: the terminal would act on them
    default: break
    }
    if displayWidth(scalar) > 0 {
      if !kept.isEmpty { break }
    } else if kept.isEmpty || kept.count > 4 || isVariationSelector(scalar.value) {
      continue
    }
    kept.append(scalar)
  }
  return String(kept)
}

/// Whether a code is one of the Greek letters, raised and lowered digits, signs and lines that fill a screen of formulas:
/// one column each, nothing combining, nothing that steers. Looking any of them up in Unicode's tables costs more than
/// all the rest of writing it.
private func isOrdinary(_ code: UInt32) -> Bool {
  switch code {
  case 0x370..<0x483, 0x2070..<0x20A0, 0x2190..<0x2300, 0x239B..<0x23B4, 0x2500..<0x25A0: true
  default: false
  }
}

private func isVariationSelector(_ code: UInt32) -> Bool { (0xFE00...0xFE0F).contains(code) }

private func isWide(_ code: UInt32) -> Bool {
  var low = 0
  var high = wideRanges.count
  while low < high {
    let middle = (low + high) / 2
    if code > wideRanges[middle].upperBound { low = middle + 1 } else { high = middle }
  }
  return low < wideRanges.count && wideRanges[low].contains(code)
}

/// Unicode's East Asian Width property, classes W and F; neighbouring ranges joined over unassigned code points.
private let wideRanges: [ClosedRange<UInt32>] = [
  0x1100...0x115F, 0x231A...0x231B, 0x2329...0x232A, 0x23E9...0x23EC, 0x23F0...0x23F0, 0x23F3...0x23F3,
  0x25FD...0x25FE, 0x2614...0x2615, 0x2648...0x2653, 0x267F...0x267F, 0x2693...0x2693, 0x26A1...0x26A1,
  0x26AA...0x26AB, 0x26BD...0x26BE, 0x26C4...0x26C5, 0x26CE...0x26CE, 0x26D4...0x26D4, 0x26EA...0x26EA,
  0x26F2...0x26F3, 0x26F5...0x26F5, 0x26FA...0x26FA, 0x26FD...0x26FD, 0x2705...0x2705, 0x270A...0x270B,
  0x2728...0x2728, 0x274C...0x274C, 0x274E...0x274E, 0x2753...0x2755, 0x2757...0x2757, 0x2795...0x2797,
  0x27B0...0x27B0, 0x27BF...0x27BF, 0x2B1B...0x2B1C, 0x2B50...0x2B50, 0x2B55...0x2B55, 0x2E80...0x3029,
  0x302E...0x303E, 0x3041...0x3098, 0x309B...0x3247, 0x3250...0x4DBF, 0x4E00...0xA4CF, 0xA960...0xA97C,
  0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6B, 0xFF01...0xFF60, 0xFFE0...0xFFE6,
  0x16FE0...0x16FE3, 0x17000...0x18CD5, 0x1B000...0x1B2FB, 0x1F004...0x1F004, 0x1F0CF...0x1F0CF, 0x1F18E...0x1F18E,
  0x1F191...0x1F19A, 0x1F200...0x1F320, 0x1F32D...0x1F335, 0x1F337...0x1F37C, 0x1F37E...0x1F393, 0x1F3A0...0x1F3CA,
  0x1F3CF...0x1F3D3, 0x1F3E0...0x1F3F0, 0x1F3F4...0x1F3F4, 0x1F3F8...0x1F43E, 0x1F440...0x1F440, 0x1F442...0x1F4FC,
  0x1F4FF...0x1F53D, 0x1F54B...0x1F54E, 0x1F550...0x1F567, 0x1F57A...0x1F57A, 0x1F595...0x1F596, 0x1F5A4...0x1F5A4,
  0x1F5FB...0x1F64F, 0x1F680...0x1F6C5, 0x1F6CC...0x1F6CC, 0x1F6D0...0x1F6D2, 0x1F6D5...0x1F6DF, 0x1F6EB...0x1F6EC,
  0x1F6F4...0x1F6FC, 0x1F7E0...0x1F7F0, 0x1F90C...0x1F93A, 0x1F93C...0x1F945, 0x1F947...0x1F9FF, 0x1FA70...0x1FAFF,
  0x20000...0x3FFFD,
]
