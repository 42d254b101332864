import Diagnostics

/// What one check has found and where it is: notes, the definitions being opened, the depth.
///
/// It is made for one call and never shared; formulae that would be too deep or, opened up, too
/// long to work on are refused before they can do harm.
final class Journal {
  /// The notes and errors so far, each once.
  private(set) var diagnostics: [Diagnostic] = []
  /// The definitions that are being opened, outermost first.
  private var opened: [Definition] = []
  private var depth = 0
  private var visits = 0

  private static let greatestDepth = 600
  private static let greatestLength = 10_000
  private static let mostDefinitions = 40
  private static let mostDiagnostics = 20

  /// Whether a definition is being opened, so that a person did not type what is checked.
  var isInsideDefinition: Bool { !opened.isEmpty }

  /// The definition whose formula is being checked, or nothing.
  var innermost: Definition? { opened.last }

  /// Keeps a diagnostic unless it is there already.
  func add(_ diagnostic: Diagnostic) {
    guard diagnostics.count < Journal.mostDiagnostics || diagnostic.severity == .error else {
      return
    }
    if !diagnostics.contains(diagnostic) { diagnostics.append(diagnostic) }
  }

  /// Keeps a sentence that a reader should know.
  func note(_ message: String) { add(.note(message)) }

  /// Goes one level down in a formula.
  func descend(into expression: Expression) throws(Diagnostic) {
    // Lists of written values may be as long as they like: they cost little and never double.
    if case .literal = expression.kind {} else { visits += 1 }
    guard depth < Journal.greatestDepth, visits < Journal.greatestLength else {
      throw .tooDeep(at: expression.range)
    }
    depth += 1
  }

  /// Goes one level up in a formula.
  func ascend() { depth -= 1 }

  /// Begins to open a definition.
  func open(_ definition: Definition, at range: SourceRange) throws(Diagnostic) {
    let first = opened.firstIndex {
      $0.name == definition.name && $0.table == definition.table
        && ($0.kind == .role) == (definition.kind == .role)
    }
    if let first {
      throw .definedByItself(opened[first...].map(\.name) + [definition.name], at: range)
    }
    guard opened.count < Journal.mostDefinitions else { throw .tooDeep(at: range) }
    opened.append(definition)
  }

  /// Ends opening a definition.
  func close() { opened.removeLast() }
}
