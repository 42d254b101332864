import Diagnostics
import Language
import Tables
import Values
import Work

/// Guesses what the columns of a loaded table mean, from their names and values.
struct RoleGuesser {
  /// The table's name.
  let table: String
  /// Its rows.
  let rows: Table
  /// How to count; guesses mean nothing once a stop is asked for.
  let work: WorkContext

  /// One definition for each role that a column clearly fits, with the evidence.
  var guesses: [Definition] {
    let names = rows.fields.map(\.name.bare)
    var taken: Set<Int> = []
    return RoleClue.all.compactMap { clue in
      guard let found = best(for: clue, among: names, taken) else { return nil }
      taken.insert(found.column)
      let name = rows.fields[found.column].name
      return Definition(
        kind: .role, name: clue.role.rawValue, table: table,
        expression: Expression(.name([Name(name, range: .nowhere)]), range: .nowhere),
        source: Source(text: name), evidence: found.evidence)
    }
  }

  /// The column with the surest name whose values fit too.
  private func best(
    for clue: RoleClue, among names: [String], _ taken: Set<Int>
  ) -> (column: Int, evidence: String)? {
    for word in clue.words.map(\.bare) {
      for column in names.indices where names[column] == word && !taken.contains(column) {
        if let evidence = clue.evidence(rows.fields[column], rows.columns[column], work) {
          return (column, evidence)
        }
      }
    }
    return nil
  }
}

extension String {
  /// The name in lower case without anything but letters and digits, Croatian letters without their
  /// marks and Chinese ones as they are simplified: `customer_ID` is `customerid`, `Trošak` `trosak`.
  fileprivate var bare: String {
    var bare = ""
    for scalar in lowercased().unicodeScalars
    where scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
      bare.unicodeScalars.append(String.plainLetters[scalar] ?? scalar)
    }
    return bare
  }

  /// The letters in the words for roles that people write in two ways.
  private static let plainLetters: [Unicode.Scalar: Unicode.Scalar] = Dictionary(
    uniqueKeysWithValues: zip(
      "šđčćž戶會員評編號顧離開結費滿註冊訂單購買額時間長網數薦淨類務營價總齡".unicodeScalars,
      "sdccz户会员评编号顾离开结费满注册订单购买额时间长网数荐净类务营价总龄".unicodeScalars))
}
