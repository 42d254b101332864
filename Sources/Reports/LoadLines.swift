import Session
import Values

/// What a load found as a compact block: columns side by side, roles aligned under them.
struct LoadLines {
  private let reply: LoadReply
  private let width: Int

  init(_ reply: LoadReply, width: Int) {
    self.reply = reply
    self.width = width
  }

  /// The lines of the block, each as wide as the screen at most.
  var lines: [String] {
    let prose = [reply.layout.joined(separator: " · ")].filter { !$0.isEmpty } + reply.remarks
    return reply.headline.visible.wrapped(to: width) + indented(prose) + columns + roles
      + indented(reply.consequences)
  }

  private func indented(_ lines: [String]) -> [String] {
    lines.flatMap { ("  " + $0.visible).wrapped(to: width, indent: 4) }
  }

  /// The columns in as many stacks as fit, read downwards.
  private var columns: [String] {
    let cells = reply.columns.map { column in
      [column.name.visible.cut(to: 40), column.type.visible, column.missing.visible]
    }
    let most = cells.count > 6 ? 3 : 1
    let stacks = (1...most).reversed().lazy.map { Stacks(cells, count: $0) }
    guard let chosen = stacks.first(where: { $0.width <= width }) else {
      return cells.flatMap { cell in
        ("  " + cell.filter { !$0.isEmpty }.joined(separator: "  ")).wrapped(to: width, indent: 4)
      }
    }
    return chosen.lines
  }

  private var roles: [String] {
    let claims = reply.roles.map { "role \($0.name) = \($0.meaning)".visible }
    let widest = claims.map(\.displayWidth).max() ?? 0
    return zip(claims, reply.roles).flatMap { claim, role in
      let pad = String(repeating: " ", count: widest - claim.displayWidth)
      return "  \(claim)\(pad)   (guessed: \(role.evidence.visible))"
        .wrapped(to: width, indent: 6)
    }
  }
}

/// Rows of cells in stacks side by side, the cells of each stack aligned.
private struct Stacks {
  private let stacks: [[[String]]]
  private let widths: [[Int]]

  init(_ cells: [[String]], count: Int) {
    let height = max(1, (cells.count + count - 1) / count)
    stacks = stride(from: 0, to: cells.count, by: height).map { start in
      Array(cells[start..<min(start + height, cells.count)])
    }
    widths = stacks.map { stack in
      (0..<(stack.first?.count ?? 0)).map { place in
        stack.map { $0[place].displayWidth }.max() ?? 0
      }
    }
  }

  /// The cells of the longest line.
  var width: Int { lines.map(\.displayWidth).max() ?? 0 }

  /// The stacks line by line.
  var lines: [String] {
    (0..<(stacks.first?.count ?? 0)).map { row in
      var line = " "
      for (stack, widths) in zip(stacks, widths) where row < stack.count {
        line += line == " " ? " " : "    "
        line += zip(stack[row], widths).filter { $1 > 0 }.map { cell, width in
          cell + String(repeating: " ", count: width - cell.displayWidth)
        }.joined(separator: "  ")
      }
      return line.trimmedAtEnd
    }
  }
}
