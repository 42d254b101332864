import Engine
import Language
import Values

/// What can be seen of customers in the rows of linked tables: how many rows each has, of all and of
/// each value of a column with few.
struct LinkedBehaviours: Sendable {
  /// The greatest number of values of a column that are counted one by one.
  private static let mostValues = 12

  /// The behaviours: one for each count.
  private(set) var sources: [RuleSource] = []

  /// Finds what links lead to and has a day.
  init(_ question: Question, _ window: ObservationWindow) {
    let range = question.step.range
    for link in question.links where link.one == question.base?.name {
      guard let date = question.linkedRoles[link.many]?[.date],
        let entry = question.tables.first(where: { $0.name == link.many })
      else { continue }
      let days = date.plainColumn.map { name -> Expression in
        let day = Expression.name(name, range: range)
        return day.joined(.greaterOrEqual, .day(window.start, range))
          .joined(.and, day.joined(.less, .day(window.end, range)))
      }
      let roles = question.linkedRoles[link.many] ?? [:]
      add("count(\(link.many))", link, nil, question, window, days)
      // What a spell ended with is told later than the day on which it began.
      guard roles[.ended] == nil else { continue }
      for field in entry.fields where field.type == .text && field.name != link.manyKey {
        if roles[.reason]?.plainColumn == field.name { continue }
        for value in LinkedBehaviours.values(of: field.name, entry) {
          let column = CheckedExpression(.column(field.name), field.description)
          let isValue = CheckedExpression.holds(
            .equal, [column, CheckedExpression(.constant(.text(value)), ColumnType(.text))])
          let tree = Expression.name(field.name, range: range).equals(text: value)
          add(
            "count(\(link.many): \(value))", link, isValue, question, window,
            days.map { $0.joined(.and, tree) })
        }
      }
    }
  }

  /// The values of a text column, when they are few.
  private static func values(of column: String, _ entry: TableEntry) -> [String] {
    guard let profile = entry.profile(column), profile.texts.count <= mostValues,
      profile.texts.count > 1,
      profile.counts.reduce(profile.missingCount, +) == profile.rowCount
    else { return [] }
    return profile.texts
  }

  private mutating func add(
    _ name: String, _ link: Link, _ condition: CheckedExpression?, _ question: Question,
    _ window: ObservationWindow, _ days: Expression?
  ) {
    let call = AggregateCall(function: "count", arguments: [], condition: condition)
    let type = ColumnType(.whole, kind: .count)
    let value = CheckedExpression(.linked(LinkedAggregate(link: link, call: call)), type)
    let placed =
      question.input.scope.isStored ? value : CheckedExpression(.origin(value), type)
    guard case .success(let formula) = window.seen(placed, question) else { return }
    let range = question.step.range
    let tree = days.map { days in
      Expression(
        .call(
          Name("count", range: range), [.name(link.many, range: range)], condition: days),
        range: range)
    }
    sources.append(
      RuleSource(name: name, formula: formula, tree: tree, isCondition: false, isCount: true))
  }
}
