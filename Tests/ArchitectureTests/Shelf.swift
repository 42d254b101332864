/// A folder whose files each hold an entry of a catalogue.
struct Shelf: Sendable, CustomStringConvertible {
  /// The folder, from the root of the project.
  let folder: String
  /// The type of the entries.
  let type: String
  /// The file that lists them.
  let catalogue: String

  var description: String { folder }

  /// The catalogues that are open: one new file and one line more is one entry more.
  static let all: [Shelf] = [
    Shelf(
      folder: "Sources/Session/Verbs/", type: "Verb",
      catalogue: "Sources/Session/Verbs/VerbCatalogue.swift"),
    Shelf(
      folder: "Sources/Session/Commands/", type: "Command",
      catalogue: "Sources/Session/Commands/CommandCatalogue.swift"),
    Shelf(
      folder: "Sources/Session/Commands/", type: "Setting",
      catalogue: "Sources/Session/Commands/Setting.swift"),
    Shelf(
      folder: "Sources/Analyses/", type: "Analysis",
      catalogue: "Sources/Analyses/AnalysisCatalogue.swift"),
    Shelf(
      folder: "Sources/Formats/", type: "FileFormat",
      catalogue: "Sources/Formats/Loading/FileFormat+Catalogue.swift"),
  ]
}
