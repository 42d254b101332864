public import Values

/// The rows that a formula or step is about: their columns and the stored table they come from.
public struct Scope: Sendable {
  /// The columns at hand.
  public var fields: [Field]
  /// The stored table whose rows these are: its definitions, roles and links hold.
  public var base: String?
  /// Whether the columns at hand are exactly those of the stored table.
  public var isStored: Bool
  /// The stored table whose columns these are under their names, on all of its rows or on some;
  /// columns that were added may stand beside them.
  public var columnsOf: String?
  /// The verb that made other rows, for the error that says names are gone.
  public var madeBy: String?

  /// Creates a scope.
  public init(
    fields: [Field], base: String? = nil, isStored: Bool = false, columnsOf: String? = nil,
    madeBy: String? = nil
  ) {
    self.fields = fields
    self.base = base
    self.isStored = isStored
    self.columnsOf = columnsOf ?? (isStored ? base : nil)
    self.madeBy = madeBy
  }
}
