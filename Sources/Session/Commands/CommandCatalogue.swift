import Language

/// Every command, in the order help lists them.
enum CommandCatalogue {
  /// All commands; each stands in its own file of this folder.
  static let all: [Command] = [
    .load, .use, .tables, .roles, .explain, .whyNot, .remark, .set, .undo, .forget, .run, .log,
    .help,
    .quit,
  ]

  private static let byName = Dictionary(
    all.map { ($0.declaration.name, $0) }, uniquingKeysWith: { first, _ in first })

  /// The command of a word, in any case.
  static func command(_ word: String) -> Command? { byName[word.lowercased()] }
}
