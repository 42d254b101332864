/// A script that ships with loy, as help speaks of it.
struct SavedAnalysis: Sendable {
  /// The file's name in `scripts/`, without its ending.
  let name: String
  /// One sentence.
  let summary: String
  /// What is computed.
  let definition: String
  /// When it misleads.
  let trap: String
  /// When it is the answer.
  let use: String
  /// Words a person may search by.
  let searchWords: [String]

  // The first lines of each script say the same as its entry; a test compares them.

  /// Every saved analysis, by name.
  static let all = (leaving + voice + money + service).sorted { $0.name < $1.name }
}
