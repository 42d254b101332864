import Testing

/// The roles of the language, guessed from names in three languages and from values.
struct RoleTests {
  /// Names a role goes by in English, Chinese (simplified, traditional) and Croatian (with marks and
  /// without), values that fit, what is said of them, and values that do not fit.
  private static let cases:
    [(role: String, names: String, fits: String, said: String, not: String)] =
      [
        (
          "customer",
          "customer_id/Client ID/cust-id/客户编号/客戶編號/会员号/kupac_id/Šifra kupca/sifra_kupca",
          "a1 b2 c3", "the name; every value is different", "1.5 2.5 3"
        ),
        (
          "customer", "user_id/用户ID/korisnik_id", "7 7 9", "the name; 2 different values",
          "2026-01-01 2026-01-02 2026-01-03"
        ),
        (
          "churned", "churned/Churn/Is Churned/cancelled/是否流失/已流失/otišao/Otkazano", "Yes No No",
          "the name; 1 of 3 are Yes", "Yes No Maybe"
        ),
        ("churned", "exited/流失/odlazak", "0 1 1", "the name; 2 of 3 are 1", "0 1 2"),
        ("churned", "已离开/是否离开/napustio", "是 否 是", "the name; 2 of 3 are 是", "left stayed new"),
        (
          "tenure", "tenure/Tenure Months/在网时长/在網時長/staž/Staz/trajanje", "1 2 30",
          "the name; a whole number", "new old old"
        ),
        (
          "joined", "joined/Join Date/signup_date/注册日期/註冊日期/开户日期/pridruženo/Datum početka",
          "2026-01-05 2026-02-01 2026-03-01", "the name; a date", "soon later never"
        ),
        (
          "ended", "ended/End Date/churn_date/流失日期/離開日期/datum_odlaska/završeno/zavrseno",
          "2026-01-05 NA NA", "the name; a date", "1 2 3"
        ),
        (
          "revenue", "revenue/Monthly Charges/spend/消费金额/月費/prihod/potrošnja/mjesecno", "9.9 20 30",
          "the name; a decimal number", "low high low"
        ),
        (
          "cost", "cost/Cost to serve/服务成本/服務成本/trošak/troskovi", "9 20 30",
          "the name; a whole number", "low high low"
        ),
        (
          "nps", "nps/NPS score/recommend/推荐分/推薦度/preporuka/Ocjena preporuke", "0 9 10",
          "the name; answers from 0 to 10", "0 9 11"
        ),
        (
          "csat", "csat/Satisfaction/满意度/滿意度評分/zadovoljstvo", "1 4 5",
          "the name; answers from 1 to 5", "20 80 100"
        ),
        (
          "effort", "ces/Effort score/费力度/費力度/napor", "1 6 7",
          "the name; answers from 1 to 7", "-1 5 6"
        ),
        (
          "reason", "end_reason/Churn Reason/流失原因/razlog odlaska/razlog", "price service price",
          "the name; 2 different words", "1 2 3"
        ),
        (
          "date", "date/Order Date/日期/订单日期/訂單日期/datum/Datum narudžbe",
          "2026-01-05 2026-02-01 2026-03-01", "the name; a date", "mon tue wed"
        ),
        (
          "amount", "amount/Order amount/金额/金額/iznos/cijena", "1.5 2.5 7",
          "the name; a decimal number", "one two three"
        ),
        (
          "event", "event/Event type/action/事件/行为/događaj/dogadaj/vrsta", "open click open",
          "the name; 2 different words", "1.5 2 3"
        ),
      ]

  @Test(arguments: cases.indices) func `a role is guessed from name and values together`(
    _ index: Int
  ) {
    let (role, names, fits, said, others) = RoleTests.cases[index]
    for name in names.split(separator: "/").map(String.init) {
      let found = guesses(name, fits)
      #expect(found.hasPrefix("\(role) = ") && found.hasSuffix(": \(said)"), "\(name): \(found)")
      // Values that do not fit leave the name without a role, and nothing is said of it.
      #expect(guesses(name, others) == "", "\(name)")
    }
  }

  @Test func `a name that is not known is no role, and one column has one role`() {
    #expect(guesses("score", "1 2 3") == "" && guesses("datoteka", "1 2 3") == "")
    let both = AskingSession("t", "nps,recommend,date,time\n1,2,2026-01-01,2026-01-02\n").answer("")
    #expect(
      both == "nps = nps: the name; answers from 1 to 1\ndate = date: the name; a date")
  }

  /// The roles that a load finds in a table of one named column beside a nameless kind of one.
  private func guesses(_ name: String, _ values: String) -> String {
    let rows = values.split(separator: " ").map { "\($0),x\n" }.joined()
    return AskingSession("t", "\(name),zzz\n\(rows)").answer("")
  }
}
