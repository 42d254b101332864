import Analyses
import Diagnostics
import Engine
import Formats
import Language
import Tables
import Values
import Work

extension Session {
  /// Runs a pipeline and shows its result.
  func run(_ pipeline: Pipeline, of source: Source, isShown: Bool) throws(SessionError) {
    let prepared = try prepare(pipeline)
    var run = try execute(prepared, wantsExplanation: false)
    run.result.notes = run.result.notes.map { $0.placed(in: source) }
    keep(run, text: pipeline.canonicalText(Session.grammar), prepared)
    run.effects.forEach(receive)
    if state.settings.timing { run.result.nanoseconds = run.nanoseconds }
    if isShown, !run.isShown {
      receive(.result(run.result))
    } else if !run.result.notes.isEmpty {
      receive(.diagnostics(run.result.notes, source))
    }
  }

  /// Runs a pipeline, keeps its result under a name and shows it.
  func name(
    _ name: Name, _ pipeline: Pipeline, of source: Source, isShown: Bool
  ) throws(SessionError) {
    try refuseTaken(name)
    let prepared = try prepare(pipeline)
    let run = try execute(prepared, wantsExplanation: false)
    let stored = StoredTable(name: name.text, table: run.result.table, origin: run.origin)
    // Found first: a stop in between leaves everything as it was.
    let link = try ownLink(of: stored)
    // Before the store: a result that replaces its own table no longer has rows there.
    keep(run, text: pipeline.canonicalText(Session.grammar), prepared)
    remember("let \(name.text)")
    let notes = state.store(stored).notes(for: name.text)
    var result = run.result
    result.notes = result.notes.map { $0.placed(in: source) }
    result.notes += notes + [link.map(connect)].compactMap(\.self)
    result.rowLimit = 10
    run.effects.forEach(receive)
    if isShown, !run.isShown { receive(.result(result)) }
  }

  /// Computes a checked pipeline stage by stage.
  ///
  /// - Parameter replay: what was known when the pipeline ran first; by default what is known now.
  func execute(
    _ prepared: PreparedPipeline, wantsExplanation: Bool, replay: Replay? = nil
  ) throws(SessionError) -> PipelineRun {
    var prepared = prepared
    let vocabulary = replay?.vocabulary ?? vocabulary
    var run = PipelineRun(
      prepared, library: replay?.library ?? library, vocabulary: vocabulary,
      work: work, services: replay == nil ? services : .none,
      wantsExplanation: wantsExplanation)
    var next = 0
    while next < prepared.stages.count {
      let follower = next + 1 < prepared.stages.count ? prepared.stages[next + 1] : nil
      try run.take(prepared.stages[next], before: follower)
      next += 1
      guard next == prepared.stages.count, !prepared.unchecked.isEmpty else { continue }
      prepared.notes = []
      try check(prepared.unchecked, after: run.rows.plan, vocabulary, into: &prepared)
      if replay == nil { sayAsof(for: Array(prepared.stages[next...])) }
      run.note(prepared.notes)
    }
    try run.finish()
    return run
  }

  /// What an engine reads: the tables, and the last result under its own name.
  var library: Library {
    let library = state.library
    guard let last else { return library }
    var tables = library.tables
    tables[LastResult.name] = last.stored
    return Library(
      tables: tables, links: library.links, cache: library.cache, zone: library.zone)
  }

  /// Makes a result the last one.
  private func keep(_ run: PipelineRun, text: String, _ prepared: PreparedPipeline) {
    lossBook = run.lossBook ?? lossBook
    rules = run.rules ?? rules
    last = LastResult(
      stored: StoredTable(name: LastResult.name, table: run.result.table, origin: run.origin),
      serial: run.origin.flatMap { state.serials[$0.name] },
      facts: run.result.facts, baseLine: run.rows.baseLine, madeBy: run.rows.plan.madeBy,
      text: text,
      replay: Replay(
        prepared: prepared, library: run.rows.library.withoutComputed, serials: state.serials,
        vocabulary: run.vocabulary))
  }
}

extension SessionState.Replacement {
  /// What a reader should know when a name had a table before.
  func notes(for name: String) -> [Diagnostic] {
    guard case .replaced(let links) = self else { return [] }
    let lost = links.map { ", and the link \($0.many) to \($0.one) is gone" }.joined()
    return [.note("`\(name)` replaces the table of that name\(lost)")]
  }
}

extension Diagnostic {
  /// The diagnostic with the source its range refers to, when it has a range and no source yet.
  fileprivate func placed(in source: Source) -> Diagnostic {
    guard range != nil, self.source == nil else { return self }
    var diagnostic = self
    diagnostic.source = source
    return diagnostic
  }
}
