import Diagnostics
import Engine
import Language
import Values

extension Command {
  /// `explain last`, `explain PIPELINE`, `explain plan PIPELINE`.
  static let explain = Command(
    CommandDeclaration(
      name: "explain", shape: .explain,
      summary: "Puts this data's numbers into the formula, line by line, and cites its source.",
      form: "explain last | explain PIPELINE | explain plan PIPELINE",
      page: HelpPage(
        use: "Before you show a number to someone; `explain plan` shows the work behind it.",
        examples: [
          "explain customers | nps by region", "explain plan customers | count by region",
        ],
        searchWords: ["formula", "why", "how", "plan", "time"]))
  ) { session, arguments, context throws(SessionError) in
    switch arguments {
    case .explainLast(let range):
      guard let last = session.last else { throw SessionError(.noLastResult(at: range)) }
      guard let replay = last.replay else { throw SessionError(.tablesGone(at: range)) }
      session.receive(.page([last.text, ""] + (try session.explanation(of: replay))))
    case .explain(let pipeline, let isPlan):
      let prepared = try session.prepare(pipeline)
      let replay = Replay(
        prepared: prepared, library: session.library, serials: session.state.serials,
        vocabulary: session.vocabulary)
      session.receive(
        .page(isPlan ? try session.planText(of: replay) : try session.explanation(of: replay)))
    default: return
    }
  }
}

extension Session {
  /// The lines that explain a pipeline's answer, or what its steps did when no analysis is in it.
  fileprivate func explanation(of replay: Replay) throws(SessionError) -> [String] {
    let run = try execute(replay.prepared, wantsExplanation: true, replay: replay)
    let notes = run.result.notes.map { "note: \($0.message)" }
    let lines = run.explanation.isEmpty ? run.rows.trace.map(\.words) : run.explanation
    return ["computed on: \(run.rows.baseLine.text)"] + lines + notes
  }

  /// The operators of a pipeline with their rows and times.
  fileprivate func planText(of replay: Replay) throws(SessionError) -> [String] {
    let run = try execute(replay.prepared, wantsExplanation: false, replay: replay)
    let texts = run.rows.trace.map { $0.text.cut(to: 48) }
    let width = texts.map(\.displayWidth).max() ?? 0
    return zip(texts, run.rows.trace).map { text, operation in
      let pad = String(repeating: " ", count: width - text.displayWidth)
      return "\(text)\(pad)  \(operation.counts)  \(operation.time)"
    }
  }
}

extension OperatorTrace {
  /// What the operator did, in a line.
  fileprivate var words: String { "\(text): \(counts)" }

  fileprivate var counts: String {
    "\(NumberText.grouped(rowsIn)) rows in, \(NumberText.grouped(rowsOut)) out"
  }

  fileprivate var time: String {
    "\(NumberText.fixed(Double(nanoseconds) / 1e6, decimals: 3)) ms"
  }
}

extension Diagnostic {
  /// Says that the last result can no longer be explained.
  fileprivate static func tablesGone(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "E9", message: "the tables that the last result was computed on were let go for memory",
      range: range, advice: ["run the line again, then:  explain last"])
  }
}
