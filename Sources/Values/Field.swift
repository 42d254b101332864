/// What is known of a column before its rows are looked at: type, kind, grain, words.
public struct ColumnType: Hashable, Sendable {
  /// The type of the values.
  public var type: ValueType
  /// What the numbers stand for.
  public var kind: Kind
  /// The periods that dates stand for, or nothing for single days and other types.
  public var grain: Grain?
  /// The two words of a true/false column that was read from words.
  public var words: TruthWords?

  /// Creates a description of a column.
  public init(
    _ type: ValueType, kind: Kind = .plain, grain: Grain? = nil, words: TruthWords? = nil
  ) {
    self.type = type
    self.kind = kind
    self.grain = grain
    self.words = words
  }
}

/// The pair of words a true/false column was read from, such as `Yes` and `No`.
public struct TruthWords: Hashable, Sendable {
  /// The word for true.
  public let yes: String
  /// The word for false.
  public let no: String

  /// Creates a pair of words.
  public init(yes: String, no: String) {
    self.yes = yes
    self.no = no
  }
}

/// The name and description of a column.
public struct Field: Hashable, Sendable {
  /// The column's name.
  public var name: String
  /// What its values are.
  public var description: ColumnType

  /// Creates a field.
  public init(_ name: String, _ description: ColumnType) {
    self.name = name
    self.description = description
  }

  /// Creates a field from the parts of its description.
  public init(_ name: String, _ type: ValueType, kind: Kind = .plain, grain: Grain? = nil) {
    self.init(name, ColumnType(type, kind: kind, grain: grain))
  }

  /// The type of the values.
  public var type: ValueType { description.type }
}
