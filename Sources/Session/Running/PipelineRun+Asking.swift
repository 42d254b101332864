import Analyses
import Engine
import Language
import Tables

extension PipelineRun {
  /// What an analysis is asked about the rows so far.
  func question(_ step: CheckedStep) -> Question {
    let plan = rows.plan
    var question = Question(
      step: step, input: plan, engine: rows.engine,
      base: plan.base.flatMap(vocabulary.table(named:)), tables: vocabulary.tables,
      behaviours: vocabulary.checkedBehaviours(in: plan.scope),
      roles: vocabulary.checkedRoles(in: plan.scope), asof: vocabulary.asof, work: rows.work,
      wantsExplanation: wantsExplanation)
    question.links = vocabulary.links
    for entry in vocabulary.tables {
      let scope = Scope(fields: entry.fields, base: entry.name, isStored: true)
      question.linkedRoles[entry.name] = vocabulary.checkedRoles(in: scope)
    }
    return question
  }

  /// What a verb may look at beside the rows that were computed for it.
  func input(of table: Table) -> StageInput {
    StageInput(
      table: table, facts: result.facts, baseLine: rows.baseLine.text, madeBy: rows.plan.madeBy,
      plan: rows.plan, engine: rows.engine, vocabulary: vocabulary, services: services,
      groupColumns: result.groupColumns, pivot: pivot)
  }

  /// Answers pivots over the tables at hand.
  private var pivot: @Sendable (Pivot, Plan) throws(SessionError) -> EngineResult {
    let memory = MemoryEngine(library: rows.library, work: rows.work)
    return { pivot, plan throws(SessionError) in
      do throws(EngineError) { return try memory.run(pivot, of: plan) } catch {
        throw SessionError(error)
      }
    }
  }
}
