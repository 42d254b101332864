import Statistics
import Values

/// How a customer feels about the company, which surveys show through noise.
struct Mood: Sendable {
  private let lasting: Double
  private let anger: CalendarDate?
  /// What the region adds to a recommendation, whatever the customer's experience.
  let answerShift: Double

  /// Draws a customer's mood from their temper and what happened to them.
  init(
    _ profile: Profile, _ onboarding: Onboarding, _ life: Life, from random: inout SeededRandom
  ) {
    lasting =
      1.2 * random.normal() - (onboarding.hasManyTickets ? 1.3 : 0)
      - (onboarding.hasSlowTicket ? 0.9 : 0) + (onboarding.hasTutorialEarly ? 0.4 : 0)
    anger = life.reason?.isDissatisfied == true ? life.ended?.adding(days: -200) : nil
    answerShift = profile.region.answerShift
  }

  /// Whether the customer will cancel within the next 200 days out of discontent.
  func isLeaving(on day: CalendarDate) -> Bool { anger.map { $0 <= day } ?? false }

  /// The feeling of a day: the lasting one, lowered before leaving.
  func today(isLeaving: Bool) -> Double { lasting - (isLeaving ? 1.1 : 0) }
}
