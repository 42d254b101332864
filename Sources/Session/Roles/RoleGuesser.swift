import Diagnostics
import Language
import Tables
import Values

/// Guesses what the columns of a loaded table mean, from their names and values.
struct RoleGuesser {
  /// The table's name.
  let table: String
  /// Its rows.
  let rows: Table

  /// One definition for each role that a column clearly fits, with the evidence.
  var guesses: [Definition] {
    var taken: Set<String> = []
    return RoleClue.all.compactMap { clue in
      guard let found = best(for: clue, taken) else { return nil }
      taken.insert(found.name)
      return Definition(
        kind: .role, name: clue.role.rawValue, table: table,
        expression: Expression(.name([Name(found.name, range: .nowhere)]), range: .nowhere),
        source: Source(text: found.name), evidence: found.evidence)
    }
  }

  private func best(for clue: RoleClue, _ taken: Set<String>) -> (name: String, evidence: String)? {
    for word in clue.words {
      for (field, column) in zip(rows.fields, rows.columns) {
        guard !taken.contains(field.name), field.name.bare == word,
          let evidence = clue.evidence(field, column)
        else { continue }
        return (field.name, evidence)
      }
    }
    return nil
  }
}

extension String {
  /// The name in lower case without anything but letters and digits: `customer_ID` is `customerid`.
  fileprivate var bare: String {
    String(
      lowercased().unicodeScalars.filter {
        $0.properties.isAlphabetic || $0.properties.numericType != nil
      })
  }
}
