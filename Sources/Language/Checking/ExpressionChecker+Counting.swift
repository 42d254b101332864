import Values

extension ExpressionChecker {
  /// Functions to which it is all the same how often a value is there.
  private static let blindToRepeats: Set<String> = [
    "min", "max", "first", "last", "latest", "distinct",
  ]

  /// Says that a value of the one side of a link counts once for each row of the many side.
  func noteRepeated(_ call: AggregateCall, of function: FunctionDeclaration, _ whole: Expression) {
    guard let link = call.arguments.first?.onlyLink,
      !ExpressionChecker.blindToRepeats.contains(function.name)
    else { return }
    let text = whole.canonicalText
    let once = text.replacing("\(Name.source(of: link.one)).", with: "")
    journal.note(
      "\(text) counts each row of `\(link.one)` as often as it has rows in `\(link.many)`; once each:  "
        + "\(Name.source(of: link.one)) | summarize \(once)")
  }

  /// The call with its scale written out where the whole stored column shows it: a filter on low
  /// answers makes them none of a shorter scale.
  func onWholeScale(_ call: AggregateCall, of function: FunctionDeclaration) -> AggregateCall {
    guard call.arguments.count == 1, let scale = function.scale,
      let shape = wholeShape(of: call.arguments[0]),
      shape.mayLie(from: Double(scale.lowerBound), to: Double(scale.upperBound)),
      shape.profile.greatest == Double(scale.upperBound)
    else { return call }
    let ends = [scale.lowerBound, scale.upperBound]
      .map { CheckedExpression.constant(.whole(Int64($0))) }
    return AggregateCall(
      function: call.function, arguments: call.arguments + ends, condition: call.condition)
  }

  /// Says that `count` of a column of 0 and 1 counts both, where a condition would count the ones.
  func noteZeroesCounted(_ call: AggregateCall, _ typed: [Expression]) {
    guard call.function == "count", let value = call.arguments.first, value.type.type == .whole,
      let shape = shape(of: value), shape.mayLie(from: 0, to: 1), shape.profile.least == 0,
      shape.profile.greatest == 1, let text = typed.first?.canonicalText
    else { return }
    journal.note(
      "count(\(text)) counts every row with a value, 0 as well as 1; the ones are  count(\(text) = 1)"
    )
  }
}

extension CheckedExpression {
  /// The link whose one side alone the formula reads, or nothing when it reads anything else.
  public var onlyLink: Link? {
    var links: Set<Link> = []
    return readsOnly(&links) && links.count == 1 ? links.first : nil
  }

  private func readsOnly(_ links: inout Set<Link>) -> Bool {
    switch kind {
    case .constant: return true
    case .column, .linked, .aggregate: return false
    case .origin(let inner): return inner.readsOnly(&links)
    case .lookup(let link, _):
      links.insert(link)
      return true
    case .function(_, let parts), .operation(_, let parts):
      for part in parts where !part.readsOnly(&links) { return false }
      return true
    }
  }
}
