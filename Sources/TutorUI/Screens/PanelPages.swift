import Canvas

/// Sets blocks of lines, such as paragraphs, into pages of so many rows.
///
/// A page ends between blocks where it is at least half full there; a block that must be divided is so behind a
/// sentence where one ends nearby, and never leaves a single line on either side.
func pages(of blocks: [[Line]], rows: Int) -> [[Line]] {
  var pages: [[Line]] = []
  var page: [Line] = []
  for block in blocks {
    var block = block[...]
    if page.count + block.count > rows, page.count * 2 >= rows {
      pages.append(page)
      page = []
    }
    while page.count + block.count > rows {
      let count = leadingLines(of: block, room: rows - page.count)
      pages.append(page + block.prefix(count))
      page = []
      block = block.dropFirst(count)
    }
    page += block
  }
  return page.isEmpty ? pages : pages + [page]
}

/// How many lines of a block too long for `room` stand before the end of the page.
private func leadingLines(of block: ArraySlice<Line>, room: Int) -> Int {
  let most = max(1, min(room, block.count - 2))
  let sentence = (max(2, most - 2)...max(2, most)).last { count in
    count <= most && block.prefix(count).last?.text.hasSuffix(".") == true
  }
  return sentence ?? most
}
