import Values

extension Dataset {
  /// 300 of the same customers as colleagues in Shanghai and Zagreb keep them, in their words.
  static let clientsZhHr = Dataset(
    fileName: "clients_zh_hr.csv",
    columns: [
      "客户编号", "城市", "会员等级", "ugovor", "mjesečno", "pridruženo", "推荐分", "是否流失",
    ]
  ) { company in
    let local = company.customers.filter { $0.profile.language != .english }
    let count = min(300, local.count)
    return (0..<count).map { index in
      let customer = local[index * local.count / count]
      let profile = customer.profile
      return [
        customer.id, profile.city, chinese(profile.tier), croatian(profile.contract),
        customer.monthlyFee.description, profile.joined.description,
        Cell.text(customer.latestNPS), customer.life.ended == nil ? "否" : "是",
      ]
    }
  }

  private static func chinese(_ tier: Tier) -> String {
    switch tier {
    case .bronze: "铜卡"
    case .silver: "银卡"
    case .gold: "金卡"
    case .platinum: "白金卡"
    }
  }

  private static func croatian(_ contract: Contract) -> String {
    switch contract {
    case .monthly: "mjesečni"
    case .yearly: "godišnji"
    case .twoYear: "dvogodišnji"
    }
  }
}
