import Diagnostics
import Engine
import Formats
import Language
import Tables
import Values
import Work

extension Command {
  /// `load "FILE" [as NAME] [options]`.
  static let load = Command(
    CommandDeclaration(
      name: "load", shape: .load,
      summary: "Reads a file into a table: columns, types and roles are found and reported.",
      form: "load \"FILE\" { , \"FILE\" } [as NAME] [OPTIONS]", options: LoadOptions.declared,
      page: HelpPage(
        use: "First. The report says what was read, what was rejected and what was guessed.",
        caution: "Rejected rows and unreadable cells are kept in the table `rejects`.",
        examples: [
          "load \"customers.csv\"", "load \"surveys.csv\" as answers blank: \"k.A.\", \"-\"",
        ],
        searchWords: ["open", "read", "import", "csv", "file", "delimiter", "encoding"]))
  ) { session, arguments, _ throws(SessionError) in
    guard case .load(let paths, let name, let typed) = arguments else { return }
    if let name { try session.refuseTaken(name) }
    let options = try session.options(typed)
    let loaded = try session.read(paths, options)
    try session.keep(loaded, as: name, paths)
  }
}

extension Session {
  /// The options of a load, from what was typed.
  fileprivate func options(_ typed: [Option]) throws(SessionError) -> LoadOptions {
    let checker = Checker(vocabulary: vocabulary, scope: Scope(fields: []))
    let outcome = checker.options(typed, LoadOptions.declared, of: "load")
    guard let checked = outcome.value else {
      throw SessionError(.diagnostics(outcome.diagnostics))
    }
    for mark in ["delimiter", "quote", "decimal"] {
      guard case .text(let text)? = checked[mark]?.first, text.utf8.count > 1, text != "tab",
        let option = typed.first(where: { $0.name.text == mark })
      else { continue }
      throw SessionError(.longMark(text, of: option))
    }
    return LoadOptions(checked)
  }

  fileprivate func read(
    _ paths: [TextArgument], _ options: LoadOptions
  ) throws(SessionError) -> LoadedTable {
    var names: [String] = []
    for path in paths { names.append(try text(of: path)) }
    do throws(LoadFailure) {
      return try Loader.load(names, options, from: files, work: work)
    } catch {
      guard let diagnostic = error.diagnostic, let first = paths.first else {
        throw SessionError(SessionError.Reason.stopped)
      }
      // The message names the file, perhaps with its folder.
      let named = zip(paths, names).first { _, name in
        ["\"", "/"].contains { diagnostic.message.contains("\($0)\(name)\"") }
      }
      throw SessionError(diagnostic.at(named?.0.range ?? first.range))
    }
  }

  /// Stores a loaded table with its rejects and guessed roles, and reports all of it.
  fileprivate func keep(
    _ loaded: LoadedTable, as name: Name?, _ paths: [TextArgument]
  ) throws(SessionError) {
    let path = loaded.report.path
    let title = loaded.report.tableName
    let made =
      title.map { TableName.of(title: $0, reserved: Session.takenWords) }
      ?? TableName.of(path: path, reserved: Session.takenWords)
    let chosen = name?.text ?? made
    let work = work
    let guesses = RoleGuesser(table: chosen, rows: loaded.table, work: work).guesses
    // Nothing is kept yet.
    guard !work.stop.isStopped else { throw SessionError(SessionError.Reason.stopped) }
    remember("load \"\(path)\"")
    var notes = state.store(StoredTable(name: chosen, table: loaded.table)).notes(for: chosen)
    if name == nil, title.map({ $0 != made }) ?? !path.hasStem(made) {
      notes.append(.note("the table is called `\(made)`: names are letters, digits and _"))
    }
    state.paths[chosen] = path
    state.definitions.removeAll { $0.table == chosen && $0.evidence != nil }
    for guess in guesses where !state.hasRole(guess.name, of: chosen) { state.define(guess) }
    if let rejects = loaded.rejects, rejects.rowCount > 0 { state.add(rejects: rejects) }
    notes += misfits(of: chosen)
    let isFirst = state.inUse == nil
    if isFirst { state.inUse = chosen }
    receive(.loaded(LoadReply(loaded.report, named: chosen, guesses, isInUse: isFirst)))
    if !notes.isEmpty { receive(.diagnostics(notes, Source(text: ""))) }
  }
}

extension Session {
  /// The words that no table can have as its name.
  private static let takenWords = Set(
    (grammar.firstWords + grammar.verbs.flatMap(\.spellings)).map { $0.lowercased() }
  ).union(Grammar.reservedWords).union(["rejects"])

  /// Refuses a name for a table that a line could not reach, or that loads write to.
  func refuseTaken(_ name: Name) throws(SessionError) {
    let isRejects = name.text == "rejects"
    guard isRejects || (!name.isQuoted && Session.takenWords.contains(name.text.lowercased()))
    else { return }
    throw SessionError(.takenName(name, isRejects: isRejects))
  }

  /// What to say of definitions that fitted the rows a table had before and fit no longer.
  fileprivate func misfits(of table: String) -> [Diagnostic] {
    let vocabulary = vocabulary
    guard let entry = vocabulary.table(named: table) else { return [] }
    let scope = Scope(fields: entry.fields, base: entry.name, isStored: true)
    let checker = Checker(vocabulary: vocabulary, scope: scope)
    return entry.definitions.filter { $0.evidence == nil }.compactMap { definition in
      let name = Name(definition.name, range: .nowhere)
      let outcome = checker.definition(definition.kind, name, definition.expression)
      guard outcome.value == nil, let why = outcome.diagnostics.first else { return nil }
      return .note(
        "\(definition.kind.rawValue) \(definition.name) no longer fits: \(why.message); define it "
          + "anew, or: forget \(definition.name)")
    }
  }
}

extension String {
  /// Whether the last part of a path, up to its extensions, is a name.
  fileprivate func hasStem(_ name: String) -> Bool {
    let file = split(separator: "/").last.map(String.init) ?? self
    return file == name || file.hasPrefix(name + ".")
  }
}

extension SessionState {
  /// Whether a person defined a role of a table.
  fileprivate func hasRole(_ role: String, of table: String) -> Bool {
    definitions.contains { $0.kind == .role && $0.table == table && $0.name == role }
  }

  /// Puts rejected rows and cells below those of earlier loads.
  fileprivate mutating func add(rejects: Table) {
    var all = rejects
    if let old = table("rejects")?.table, old.fields == rejects.fields {
      all = Table(
        fields: old.fields, columns: zip(old.columns, rejects.columns).map { $0.appending($1) },
        rowCount: old.rowCount + rejects.rowCount)
    }
    _ = store(StoredTable(name: "rejects", table: all))
  }
}

extension Diagnostic {
  /// Says that a table cannot have a name.
  fileprivate static func takenName(_ name: Name, isRejects: Bool) -> Diagnostic {
    Diagnostic(
      code: "N10",
      message: isRejects
        ? "`rejects` is the table of what loads left out"
        : "`\(name.text)` is a word of the language",
      range: name.range,
      advice: ["choose another name" + (isRejects ? "" : ", or write it between backticks")])
  }

  /// Says that a mark between or around cells is more than one character.
  fileprivate static func longMark(_ text: String, of option: Option) -> Diagnostic {
    Diagnostic(
      code: "O3", message: "`\(option.name.text):` wants one ASCII character, not \"\(text)\"",
      range: option.values.first?.range ?? option.name.range,
      advice: [
        option.name.text == "quote"
          ? "to read quotes as ordinary characters:  quote: \"\""
          : "a tab is written  delimiter: \"tab\""
      ])
  }
}
