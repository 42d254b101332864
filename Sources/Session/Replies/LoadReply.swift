/// What a load read, found and guessed, as words that a report lays out.
public struct LoadReply: Hashable, Sendable {
  /// A column with what was found in it.
  public struct Column: Hashable, Sendable {
    /// The name.
    public let name: String
    /// The type in words.
    public let type: String
    /// How many values are missing, in words; empty when none is.
    public let missing: String

    /// Describes a column.
    public init(name: String, type: String, missing: String) {
      self.name = name
      self.type = type
      self.missing = missing
    }
  }

  /// A guessed role.
  public struct Role: Hashable, Sendable {
    /// The role.
    public let name: String
    /// The column or formula that has it.
    public let meaning: String
    /// Why it was guessed.
    public let evidence: String

    /// Describes a guess.
    public init(name: String, meaning: String, evidence: String) {
      self.name = name
      self.meaning = meaning
      self.evidence = evidence
    }
  }

  /// The table, its rows and columns, and how many rows were rejected.
  public let headline: String
  /// How the file is laid out, each with the evidence for it.
  public let layout: [String]
  /// The columns, in order.
  public let columns: [Column]
  /// What a reader should know of the columns and the file.
  public let remarks: [String]
  /// The guessed roles.
  public let roles: [Role]
  /// What follows from the load: where rejects are, which table is in use.
  public let consequences: [String]

  /// Describes a load.
  public init(
    headline: String, layout: [String], columns: [Column], remarks: [String], roles: [Role],
    consequences: [String]
  ) {
    self.headline = headline
    self.layout = layout
    self.columns = columns
    self.remarks = remarks
    self.roles = roles
    self.consequences = consequences
  }
}
