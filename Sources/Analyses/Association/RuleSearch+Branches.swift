import Work

/// Searches that begin with each item, on all threads, and how what they find is put together.
extension RuleSearch {
  /// The rules found from each root, one part for each.
  func branches(
    _ count: Int, in work: WorkContext, _ stop: StopFlag, _ body: @Sendable (Int) -> [RuleNode]
  ) throws(RuleSearchFailure) -> [[RuleNode]] {
    let parts: [[RuleNode]?] = try branches(count, in: work, stop, body)
    return parts.map { $0 ?? [] }
  }

  /// What is found from each root, one part for each; those not reached are nothing.
  func branches<Part: Sendable>(
    _ count: Int, in work: WorkContext, _ stop: StopFlag, _ body: @Sendable (Int) -> Part
  ) throws(RuleSearchFailure) -> [Part?] {
    let parts: [Part?]
    do throws(Stopped) {
      parts = try Work.overRanges(count, piece: 1, in: work) { range in
        stop.isStopped || budget.isSpent ? nil : body(range.lowerBound)
      }
    } catch {
      throw .stopped
    }
    guard !budget.isSpent else { throw .tooManyRules(limit: budget.limit) }
    return parts
  }
}

extension [RuleNode] {
  /// Puts the rules below some of length 2, which a branch begins with, behind the others.
  mutating func append(_ branch: [RuleNode], from children: Range<Int>) {
    guard branch.count > children.count else { return }
    let offset = Int32(count - children.count)
    for (place, child) in zip(children, branch) {
      self[place].firstChild = child.firstChild + offset
      self[place].childCount = child.childCount
    }
    for var node in branch.dropFirst(children.count) {
      let isBelowPair = node.parent < children.count
      node.parent += isBelowPair ? Int32(children.lowerBound) : offset
      node.firstChild += offset
      append(node)
    }
  }
}
