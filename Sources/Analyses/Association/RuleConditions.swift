public import Language

/// The conditions of the rules of an answer, each made only when it is asked for.
public struct RuleConditions: Sendable {
  /// How many rules the answer has; they are numbered from 1.
  public let count: Int
  private let make: @Sendable (Int) -> Expression?
  private let untyped: UntypedRule?
  /// Why the customers for whom a rule holds are others than its row counts, as a sentence.
  public let remark: String?

  /// Creates the conditions of numbered rules, and says why some cannot be typed.
  public init(
    count: Int = 0, untyped: UntypedRule? = nil, remark: String? = nil,
    _ make: @escaping @Sendable (Int) -> Expression? = { _ in nil }
  ) {
    self.count = count
    self.untyped = untyped
    self.remark = remark
    self.make = make
  }

  /// The condition of a rule, or nothing when there is no such rule or it cannot be typed.
  public subscript(number: Int) -> Expression? { number < 1 || number > count ? nil : make(number) }

  /// Why a rule of the answer has no condition, or nothing when it has one or is none.
  public func gap(at number: Int) -> UntypedRule? {
    number < 1 || number > count || make(number) != nil ? nil : untyped
  }
}
