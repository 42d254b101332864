import Language

extension VerbDeclaration {
  /// The form as it is shown in help: `nps [SCORE] [by GROUP, …] [options]`.
  var form: String {
    let clauses = clauses.map { $0.isRequired ? $0.form : "[\($0.form)]" }
    let options = options.isEmpty ? [] : ["[options]"]
    return ([name] + (slot.form.map { [$0] } ?? []) + clauses + options).joined(separator: " ")
  }
}

extension SlotDeclaration {
  /// The items of the slot, in brackets when they may be left out.
  var form: String? {
    guard shape != .none, !arguments.isEmpty else { return nil }
    var words = arguments.map {
      shape == .text ? "\"\($0.label.uppercased())\"" : $0.label.uppercased()
    }
    if shape == .keys { words = words.map { "\($0) [desc]" } }
    if maximum == nil || maximum ?? 0 > arguments.count { words.append("…") }
    let text = words.joined(separator: ", ")
    let isOptional = minimum == 0 || arguments.allSatisfy { $0.role != nil }
    return isOptional ? "[\(text)]" : text
  }
}

extension ClauseDeclaration {
  /// The word with what follows it.
  var form: String { word.rawValue + (slot.form.map { " " + $0 } ?? "") }
}

extension OptionDeclaration {
  /// The option with what it takes: `top: NUMBER | all`.
  var form: String { "\(name): \(accepts.form)" }

  /// The sentence, with the value that holds when the option is left out.
  var fullSummary: String {
    summary + (standard.map { " Usually \($0)." } ?? "")
  }
}

extension OptionDeclaration.Accepts {
  /// What may stand after the colon.
  fileprivate var form: String {
    switch self {
    case .word(let words): words.joined(separator: "|")
    case .whole(_, or: let words), .number(_, or: let words):
      (["NUMBER"] + words).joined(separator: "|")
    case .numbers: "NUMBER, …"
    case .text: "\"TEXT\""
    case .title: "NAME"
    case .texts: "\"TEXT\", …"
    case .columns: "COLUMN, …"
    case .name: "COLUMN"
    case .duration: "30 days"
    case .period: "2026-01"
    }
  }
}

extension FunctionDeclaration {
  /// The call with its parameters: `round(number, [digits])`.
  var form: String {
    let words = parameters.map { parameter in
      let label = parameter.label + (parameter.repeats ? ", …" : "")
      return parameter.isOptional ? "[\(label)]" : label
    }
    let condition = level == .aggregate ? " [where condition]" : ""
    return "\(name)(\(words.joined(separator: ", "))\(condition))"
  }
}
