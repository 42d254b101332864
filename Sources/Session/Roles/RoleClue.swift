import Bitmaps
import Language
import Tables
import Values
import Work

/// The names and values by which a role is recognised.
struct RoleClue: Sendable {
  /// The role.
  let role: Role
  /// Names of columns in English, Chinese and Croatian, lower case, letters and digits only,
  /// the surest first.
  let words: [String]
  /// Whether the values fit, with the evidence in words; nothing when they do not.
  let evidence: @Sendable (Field, Column, WorkContext) -> String?

  /// Every clue; a column serves the first role it fits.
  static let all: [RoleClue] = [
    RoleClue(
      role: .customer,
      words: [
        "customerid", "clientid", "userid", "memberid", "accountid", "subscriberid", "custid",
        "customernumber", "customerno", "customer", "client", "客户编号", "客户id", "客户号", "会员编号",
        "会员号", "会员id", "用户编号", "用户id", "顾客编号", "客户", "kupac", "kupacid", "idkupca",
        "šifrakupca", "brojkupca", "klijent", "klijentid", "idklijenta", "korisnik",
        "korisnikid", "idkorisnika", "šifrakorisnika", "članskibroj",
      ], evidence: key),
    RoleClue(
      role: .churned,
      words: [
        "churned", "churn", "haschurned", "ischurned", "attrition", "cancelled", "canceled",
        "churnflag", "exited", "是否流失", "流失", "已流失", "是否离开", "已离开", "otišao", "otišla",
        "odlazak", "otkazao", "otkazano", "napustio",
      ], evidence: truth),
    RoleClue(
      role: .tenure,
      words: [
        "tenure", "tenuremonths", "monthsactive", "accountage", "monthsascustomer", "在网时长",
        "在网月数", "入会月数", "会龄", "staž", "stažmjeseci", "mjeseci", "trajanje",
      ], evidence: number),
    RoleClue(
      role: .joined,
      words: [
        "joined", "joindate", "datejoined", "joinedat", "joinedon", "signupdate", "signup",
        "startdate", "registered", "registrationdate", "createdat", "started", "加入日期", "注册日期",
        "入会日期", "开户日期", "加入时间", "注册时间", "pridruženo", "datumpridruživanja", "datumpristupa",
        "datumregistracije", "datumučlanjenja", "početak", "datumpočetka",
      ], evidence: date),
    RoleClue(
      role: .ended,
      words: [
        "ended", "enddate", "churndate", "cancelledat", "canceldate", "cancellationdate",
        "leftdate", "stopped", "terminationdate", "结束日期", "流失日期", "离开日期", "退出日期", "退会日期",
        "kraj", "datumkraja", "datumodlaska", "datumotkaza", "završeno", "datumzavršetka",
      ], evidence: date),
    RoleClue(
      role: .revenue,
      words: [
        "revenue", "monthlyrevenue", "spend", "totalspend", "monthlycharges", "monthlyfee",
        "mrr", "收入", "营收", "消费", "消费金额", "月费", "prihod", "mjesečniprihod", "potrošnja",
        "mjesečno", "pretplata",
      ], evidence: number),
    RoleClue(
      role: .cost,
      words: [
        "cost", "costtoserve", "servicecost", "成本", "服务成本", "费用", "trošak", "troškovi",
        "trošakusluge",
      ], evidence: number),
    RoleClue(
      role: .nps,
      words: [
        "nps", "npsscore", "recommend", "likelihoodtorecommend", "推荐分", "推荐度", "净推荐值", "推荐意愿",
        "preporuka", "ocjenapreporuke", "vjerojatnostpreporuke",
      ], evidence: score(0...10)),
    RoleClue(
      role: .csat,
      words: [
        "csat", "csatscore", "satisfaction", "satisfactionscore", "满意度", "满意度评分", "满意度得分",
        "zadovoljstvo", "ocjenazadovoljstva",
      ], evidence: score(0...10)),
    RoleClue(
      role: .effort,
      words: [
        "ces", "cesscore", "effort", "effortscore", "customereffort", "费力度", "费力度评分", "客户费力度",
        "napor", "trud", "ocjenanapora",
      ], evidence: score(0...10)),
    RoleClue(
      role: .reason,
      words: [
        "endreason", "churnreason", "stopreason", "cancelreason", "reason", "流失原因", "离开原因",
        "退出原因", "原因", "razlogodlaska", "razlogotkaza", "razlog",
      ], evidence: words),
    RoleClue(
      role: .date,
      words: [
        "date", "orderdate", "eventdate", "purchasedate", "timestamp", "time", "opened",
        "sentat", "日期", "订单日期", "购买日期", "下单日期", "时间", "datum", "datumnarudžbe", "datumkupnje",
        "vrijeme",
      ], evidence: date),
    RoleClue(
      role: .amount,
      words: [
        "amount", "orderamount", "price", "total", "value", "monthlyamount", "金额", "订单金额", "总额",
        "价格", "iznos", "iznosnarudžbe", "cijena", "ukupno",
      ], evidence: number),
    RoleClue(
      role: .event,
      words: [
        "event", "eventtype", "type", "action", "activity", "事件", "事件类型", "类型", "行为", "događaj",
        "vrstadogađaja", "vrsta", "aktivnost",
      ], evidence: words),
  ]
}
