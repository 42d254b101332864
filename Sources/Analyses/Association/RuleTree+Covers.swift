import Bitmaps
import Work

extension RuleTree {
  /// Calls a function with every rule and its customers, in the layout of a matrix of the items.
  ///
  /// The tree must hold all parts of its rules.
  ///
  /// - Complexity: O(rules × *rows* / 64).
  func forEachCover(
    in matrix: BitMatrix, stop: StopFlag, _ body: (Int, [UInt64]) -> Void
  ) throws(Stopped) {
    func visit(_ rules: Range<Int>, _ prefix: [UInt64]?) throws(Stopped) {
      try stop.check()
      for rule in rules {
        let node = nodes[rule]
        let cover = matrix.row(Int(node.item), under: prefix)
        body(rule, cover)
        guard node.childCount > 0 else { continue }
        let first = Int(node.firstChild)
        try visit(first..<(first + Int(node.childCount)), cover)
      }
    }
    try visit(0..<rootCount, nil)
  }
}
