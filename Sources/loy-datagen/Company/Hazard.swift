import Values

/// The planted causes of leaving: each number here is a truth that `datasets/README.md` states.
enum Hazard {
  /// The chance that a customer cancels at the end of their `month`-th month.
  static func cancelling(_ profile: Profile, _ onboarding: Onboarding, month: Int) -> Double {
    let chance =
      contract(profile.contract, month: month) * tier(profile) * behaviour(onboarding)
      * cohort(profile, month: month) * channel(profile.channel)
    return min(0.7, chance)
  }

  /// The chance that a customer of any kind moves away in a month.
  static let moving = 0.0012
  /// The chance that an expired card is not replaced, which ends the service against the will.
  static let cardNotReplaced = 0.30
  /// The number of months among which a card's expiry falls.
  static let cardLifetime = 36

  /// Monthly contracts lose a little every month, yearly ones at the renewal.
  private static func contract(_ contract: Contract, month: Int) -> Double {
    switch contract {
    case .monthly: month <= 4 ? 0.068 : 0.053
    case .yearly: month.isMultiple(of: 12) ? 0.24 : 0.008
    case .twoYear: 0.0030
    }
  }

  /// Higher tiers stay longer, and bronze with a monthly contract leaves beyond both effects.
  private static func tier(_ profile: Profile) -> Double {
    switch (profile.tier, profile.contract) {
    case (.bronze, .monthly): 2.0
    case (.bronze, _): 1.0
    case (.silver, _): 1.0
    case (.gold, _): 0.8
    case (.platinum, _): 0.6
    }
  }

  /// Trouble in the first 60 days drives people away, the tutorial in time keeps them.
  private static func behaviour(_ onboarding: Onboarding) -> Double {
    (onboarding.hasManyTickets ? 4 : 1) * (onboarding.hasSlowTicket ? 2.0 : 1)
      * (onboarding.hasTutorialEarly ? 0.5 : 1) * (onboarding.isHeavyUser ? 0.6 : 1)
  }

  /// Those who joined in March 2025 were badly looked after in their first half year.
  private static func cohort(_ profile: Profile, month: Int) -> Double {
    let (year, joinedMonth, _) = profile.joined.parts
    return year == 2025 && joinedMonth == 3 && month <= 6 ? 5 : 1
  }

  /// The price portal's customers are a little more loyal than others of the same contract.
  private static func channel(_ channel: Channel) -> Double {
    channel == .pricePortal ? 0.6 : 1
  }
}
