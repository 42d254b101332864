import Values

extension String {
  /// The text as lines of at most `width` cells, those after the first behind an indent.
  ///
  /// Lines end at blanks; a word that is wider than a line is broken where the line ends.
  /// - Complexity: O(*n*).
  func wrapped(to width: Int?, indent: Int = 2) -> [String] {
    guard let width, displayWidth > width else { return [self] }
    return split(separator: " ", omittingEmptySubsequences: false)
      .map(String.init).wrapped(to: width, separator: " ", indent: indent)
  }
}

extension [String] {
  /// The parts joined to lines of at most `width` cells; a line ends only between two parts.
  ///
  /// A part that is wider than a line is broken where the line ends.
  func wrapped(to width: Int, separator: String, indent: Int = 2) -> [String] {
    let width = Swift.max(width, indent + 8)
    let margin = String(repeating: " ", count: indent)
    var lines: [String] = []
    var line = ""
    var isFresh = true
    for part in self {
      let longer = isFresh ? line + part : line + separator + part
      if isFresh || longer.displayWidth <= width {
        line = longer
      } else {
        lines.append(line)
        line = margin + part
      }
      isFresh = false
      while line.displayWidth > width {
        let head = String(line.prefix(fitting: width))
        lines.append(head)
        line = margin + line.dropFirst(head.count)
      }
    }
    lines.append(line)
    return lines.map(\.trimmedAtEnd)
  }
}

extension String {
  /// Where lines go on that follow: under the words behind the first gap of two blanks, as in a list of
  /// names and what they mean, when that leaves half of the width, else two cells behind the beginning.
  func hangingIndent(within width: Int) -> Int {
    let blanks = prefix { $0 == " " }.count
    let rest = dropFirst(blanks)
    let gap = zip(rest.indices, rest.indices.dropFirst()).first {
      rest[$0] == " " && rest[$1] == " "
    }
    guard let gap else { return blanks + 2 }
    let words = rest[gap.0...].drop { $0 == " " }
    let indent = String(prefix(upTo: words.startIndex)).displayWidth
    return indent * 2 <= width ? indent : blanks + 2
  }

  /// The text without blanks at its end.
  var trimmedAtEnd: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
