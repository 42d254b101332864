public import Values

/// The rows that a formula or step is about: their columns and the stored table they come from.
public struct Scope: Sendable {
  /// The columns at hand.
  public var fields: [Field]
  /// The stored table whose rows these are: its definitions, roles and links hold.
  public var base: String?
  /// Whether the columns at hand are exactly those of the stored table.
  public var isStored: Bool
  /// The verb that made other rows, for the error that says names are gone.
  public var madeBy: String?

  /// Creates a scope.
  public init(
    fields: [Field], base: String? = nil, isStored: Bool = false, madeBy: String? = nil
  ) {
    self.fields = fields
    self.base = base
    self.isStored = isStored
    self.madeBy = madeBy
  }
}
