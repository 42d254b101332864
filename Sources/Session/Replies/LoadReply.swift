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
  }

  /// A guessed role.
  public struct Role: Hashable, Sendable {
    /// The role.
    public let name: String
    /// The column or formula that has it.
    public let meaning: String
    /// Why it was guessed.
    public let evidence: String
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
}
