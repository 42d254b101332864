import Bitmaps
import Language
import Tables
import Values

/// The names and values by which a role is recognised.
struct RoleClue: Sendable {
  /// The role.
  let role: Role
  /// Names of columns in English, Chinese and Croatian, lower case, letters and digits only,
  /// the surest first.
  let words: [String]
  /// Whether the values fit, with the evidence in words; nothing when they do not.
  let evidence: @Sendable (Field, Column) -> String?

  /// Every clue; a column serves the first role it fits.
  static let all: [RoleClue] = [
    RoleClue(
      role: .customer,
      words: [
        "customerid", "clientid", "userid", "memberid", "accountid", "subscriberid", "customer",
        "client", "客户编号", "客户id", "会员编号", "用户id", "客户", "kupac", "kupacid", "korisnik",
        "idkupca", "korisnikid", "šifrakupca",
      ], evidence: key),
    RoleClue(
      role: .churned,
      words: [
        "churned", "churn", "haschurned", "ischurned", "attrition", "cancelled", "canceled",
        "churnflag", "exited", "是否流失", "流失", "已流失", "otišao", "odlazak", "otkazao",
      ], evidence: truth),
    RoleClue(
      role: .tenure,
      words: [
        "tenure", "tenuremonths", "monthsactive", "accountage", "在网时长", "在网月数", "staž",
        "mjeseci",
      ], evidence: number),
    RoleClue(
      role: .joined,
      words: [
        "joined", "joindate", "joinedat", "signupdate", "signup", "startdate", "registered",
        "registrationdate", "createdat", "started", "加入日期", "注册日期", "入会日期", "开户日期",
        "pridruženo", "datumpristupa", "početak", "datumpočetka",
      ], evidence: date),
    RoleClue(
      role: .ended,
      words: [
        "ended", "enddate", "churndate", "cancelledat", "canceldate", "leftdate", "stopped",
        "terminationdate", "结束日期", "流失日期", "离开日期", "kraj", "datumkraja", "završeno",
      ], evidence: date),
    RoleClue(
      role: .revenue,
      words: [
        "revenue", "monthlyrevenue", "spend", "totalspend", "monthlycharges", "monthlyfee", "mrr",
        "收入", "消费", "消费金额", "月费", "prihod", "potrošnja", "mjesečno",
      ], evidence: number),
    RoleClue(
      role: .cost,
      words: ["cost", "costtoserve", "servicecost", "成本", "服务成本", "trošak", "troškovi"],
      evidence: number),
    RoleClue(
      role: .nps,
      words: [
        "nps", "npsscore", "recommend", "likelihoodtorecommend", "推荐分", "推荐度", "净推荐值",
        "preporuka",
      ], evidence: score(0...10)),
    RoleClue(
      role: .csat,
      words: [
        "csat", "csatscore", "satisfaction", "satisfactionscore", "满意度", "满意度评分",
        "zadovoljstvo",
      ], evidence: score(0...10)),
    RoleClue(
      role: .effort, words: ["ces", "effort", "effortscore", "费力度", "napor", "trud"],
      evidence: score(0...10)),
    RoleClue(
      role: .reason,
      words: [
        "endreason", "churnreason", "stopreason", "cancelreason", "reason", "流失原因", "离开原因",
        "原因", "razlog", "razlogodlaska",
      ], evidence: words),
    RoleClue(
      role: .date,
      words: [
        "date", "orderdate", "eventdate", "purchasedate", "timestamp", "time", "opened", "sentat",
        "日期", "订单日期", "时间", "datum", "datumnarudžbe",
      ], evidence: date),
    RoleClue(
      role: .amount,
      words: [
        "amount", "orderamount", "price", "total", "value", "monthlyamount", "金额", "订单金额",
        "iznos", "cijena", "ukupno",
      ], evidence: number),
    RoleClue(
      role: .event,
      words: ["event", "eventtype", "type", "action", "activity", "事件", "类型", "događaj", "vrsta"],
      evidence: words),
  ]
}

extension RoleClue {
  private static let key: @Sendable (Field, Column) -> String? = { field, column in
    guard field.type == .text || field.type == .whole else { return nil }
    let distinct = column.distinctCount
    guard distinct > 0 else { return nil }
    let present = column.count - column.missingCount
    let values =
      distinct == present
      ? "every value is different" : "\(NumberText.grouped(distinct)) different values"
    return "the name; \(values)"
  }

  private static let truth: @Sendable (Field, Column) -> String? = { field, column in
    switch column {
    case .truth(let truth):
      let yes = NumberText.grouped(truth.bits.populationCount)
      let word = truth.words?.yes ?? "true"
      return "the name; \(yes) of \(NumberText.grouped(column.count)) are \(word)"
    case .whole(let whole):
      guard whole.storage.wide.allSatisfy({ $0 == 0 || $0 == 1 }) else { return nil }
      let ones = whole.storage.wide.count { $0 == 1 }
      return "the name; \(NumberText.grouped(ones)) of \(NumberText.grouped(column.count)) are 1"
    default: return nil
    }
  }

  private static let number: @Sendable (Field, Column) -> String? = { field, _ in
    field.type.isNumber ? "the name; a \(field.type.name)" : nil
  }

  private static let date: @Sendable (Field, Column) -> String? = { field, _ in
    field.type.isTime ? "the name; a \(field.type.name)" : nil
  }

  private static let words: @Sendable (Field, Column) -> String? = { field, column in
    guard field.type == .text else { return nil }
    let distinct = column.distinctCount
    return distinct <= 100 ? "the name; \(distinct) different words" : nil
  }

  private static func score(_ scale: ClosedRange<Double>) -> @Sendable (Field, Column) -> String? {
    { field, column in
      guard field.type.isNumber, let values = column.doubles else { return nil }
      let present = column.present
      let known = values.indices.filter { present[$0] }.map { values[$0] }
      guard let least = known.min(), let greatest = known.max(), scale.contains(least),
        scale.contains(greatest)
      else { return nil }
      return
        "the name; answers from \(NumberText.shortest(least)) to \(NumberText.shortest(greatest))"
    }
  }
}

extension Column {
  /// The number of different values of a text or whole-number column.
  fileprivate var distinctCount: Int {
    let present = present
    switch self {
    case .text(let column):
      let codes = column.coded.codes.wide
      return Set(codes.indices.lazy.filter { present[$0] }.map { codes[$0] }).count
    case .whole(let column):
      let values = column.storage.wide
      return Set(values.indices.lazy.filter { present[$0] }.map { values[$0] }).count
    default: return 0
    }
  }
}
