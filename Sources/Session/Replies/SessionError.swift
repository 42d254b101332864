import Analyses
import Diagnostics
import Engine

/// Why a statement did not run.
struct SessionError: Error {
  /// The kinds of failure.
  enum Reason {
    /// What was typed or what the data holds does not allow it.
    case diagnostics([Diagnostic])
    /// A person pressed Ctrl-C.
    case stopped
    /// A person asked to leave.
    case quit
    /// A script that was run inside failed, and has already said why.
    case nested(RunStatus)
  }

  /// The kind.
  let reason: Reason

  /// Creates an error.
  init(_ reason: Reason) { self.reason = reason }

  /// Creates an error from one diagnostic.
  init(_ diagnostic: Diagnostic) { self.init(.diagnostics([diagnostic])) }

  /// Passes on why the engine has no answer.
  init(_ error: EngineError) {
    switch error.reason {
    case .data(let diagnostic): self.init(diagnostic)
    case .stopped: self.init(Reason.stopped)
    }
  }

  /// Passes on why an analysis has no answer.
  init(_ error: AnalysisError) {
    switch error.reason {
    case .diagnostic(let diagnostic): self.init(diagnostic)
    case .stopped: self.init(Reason.stopped)
    }
  }
}
