/// Why rules are not listed in an answer, told when someone asks.
public struct RuleReasons: Sendable {
  private let ofRow: @Sendable (Int) -> [String]?
  private let ofText: @Sendable (String) -> [String]

  /// Creates the reasons from what finds them.
  init(
    ofRow: @escaping @Sendable (Int) -> [String]?, ofText: @escaping @Sendable (String) -> [String]
  ) {
    self.ofRow = ofRow
    self.ofText = ofText
  }

  /// Why the default answer does not list the rule of a numbered row, or nothing without that row.
  public func why(number: Int) -> [String]? { ofRow(number) }

  /// Why an answer does not list a rule, given as rules print.
  public func why(text: String) -> [String] { ofText(text) }
}
