import Statistics
import Values

/// A questionnaire sent to a customer, with what came back.
struct Survey: Sendable {
  /// When it was sent.
  let sent: Timestamp
  /// The day of the answer; nothing when none came.
  let answered: CalendarDate?
  /// How likely a recommendation is, 0–10.
  let nps: Int?
  /// How content the customer is, 1–5.
  let csat: Int?
  /// How easy the company makes it, 1–7.
  let ces: Int?
  /// What the customer wrote.
  let comment: String?

  /// A customer's surveys: after a month, then every half year, while they are a customer.
  static func history(
    _ profile: Profile, _ onboarding: Onboarding, _ life: Life, from random: inout SeededRandom
  ) -> [Survey] {
    let mood = Mood(profile, onboarding, life, from: &random)
    var surveys: [Survey] = []
    var day = 25 + random.int(below: 8)
    while life.contains(life.joined.adding(days: day)) {
      surveys.append(
        Survey(on: life.joined.adding(days: day), mood, profile.language, life, from: &random))
      day += 178 + random.int(below: 9)
    }
    return surveys
  }

  /// Draws one survey; who is about to leave in anger answers less often.
  private init(
    on day: CalendarDate, _ mood: Mood, _ language: Language, _ life: Life,
    from random: inout SeededRandom
  ) {
    sent = Timestamp(date: day, seconds: Int64(8 * 3600 + 60 * random.int(below: 600)))
    let date = day.adding(days: Int(random.exponential() * 1.6))
    let isLeaving = mood.isLeaving(on: day)
    let responds = random.chance(isLeaving ? 0.48 : 0.60) && life.contains(date)
    let feeling = mood.today(isLeaving: isLeaving)
    let recommendation = Survey.score(8.1 + feeling + mood.answerShift, 1.2, 0...10, &random)
    let content = Survey.score(4.0 + 0.4 * feeling, 0.6, 1...5, &random)
    let ease = Survey.score(5.3 + 0.55 * feeling, 0.9, 1...7, &random)
    answered = responds ? date : nil
    nps = responds && random.chance(0.95) ? recommendation : nil
    csat = responds && random.chance(0.93) ? content : nil
    ces = responds && random.chance(0.90) ? ease : nil
    let words = Comments.pick(language, score: recommendation, from: &random)
    comment = responds && random.chance(0.35) ? words : nil
  }

  /// An answer around a centre, kept on its scale.
  private static func score(
    _ centre: Double, _ spread: Double, _ scale: ClosedRange<Int>, _ random: inout SeededRandom
  ) -> Int {
    let answer = Int((centre + spread * random.normal()).rounded())
    return min(scale.upperBound, max(scale.lowerBound, answer))
  }
}
