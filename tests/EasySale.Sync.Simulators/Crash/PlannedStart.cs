using EasySale.Sync.Engine.Operations.Problems;
using EasySale.Sync.Engine.Operations.Runs;
using EasySale.Sync.Engine.Stores.Runs;
using EasySale.Sync.Engine.Stores.Settings;

namespace EasySale.Sync.Simulators.Crash;

/// <summary>
/// Somebody looks before anything is written: a plan is made, confirmed (a second time where it takes something away) and written.
/// Whoever had no answer asks again, with what was told last.
/// </summary>
/// <param name="isDryRun">A dry run's plan is applied by a run of its own; else a run waits for its confirmation and goes on itself.</param>
/// <param name="before">What came before the scene; null: nothing.</param>
public sealed class PlannedStart(bool isDryRun, Func<CrashHouse, CrashScene, Task>? before = null) : CrashStart
{
    /// <summary>Few enough that every plan here has to be confirmed.</summary>
    private const int ConfirmAbove = 1;

    /// <summary>More answers than anybody needs: who asks more goes round in circles.</summary>
    private const int MostAnswers = 40;

    private readonly List<string> _tokens = [];
    private int _answers;
    private StartRunInput _asked = null!;
    private string? _planId, _token, _syncId;

    public override async Task Prepare(CrashHouse house, CrashScene scene)
    {
        if (before is not null) await before(house, scene);
        // Who dies again and again asks more often than people do.
        await new TenantSettingsStore(house.Rows).Change(CrashHouse.Tenant, now => now with { ConfirmAbove = ConfirmAbove, StartsPerMinute = 100 }, default);
        _asked = new StartRunInput
        {
            Entity = EntityNames.All,
            Mode = scene.Mode,
            Source = house.Target.SourceId,
            Target = CrashHouse.TargetId,
            DryRun = isDryRun,
            IdempotencyKey = "the plan",
        };
    }

    public override async Task Live(CrashProcess process)
    {
        // A confirmation without an answer is sent again at once, while its token is good; what came of the first shows then.
        if (_token is not null) await Ask(process);
        _planId ??= (await process.People.Start(_asked)).SyncId;
        await process.Timers.Attend();
        while (_syncId is null) await Ask(process);
        await process.Timers.Attend();
    }

    public override async Task<string> Picture(CrashHouse house)
    {
        var before = await Writers(house);
        await Replay(house);
        return string.Join('\n', [
            $"runs that write the plan: {before.Count}, and {(await Writers(house)).Count} after every token was sent again",
            // Both ways, an update whose answer was lost may be found done there, and nobody knows by whom: the run counts it as unchanged.
            before is null ? await CrashPicture.Of(house, _syncId!) : await CrashPicture.OfEnd(house)]);
    }

    private async Task Ask(CrashProcess process)
    {
        if (++_answers > MostAnswers) throw new InvalidOperationException($"The plan {_planId} is never written.");
        try
        {
            _syncId = (await (_token is { } token ? process.People.Confirm(token) : process.People.Apply(_planId!))).SyncId;
        }
        catch (ProblemException refusal) when (refusal.Problem.Members.TryGetValue("token", out var token))
        {
            _tokens.Add(_token = (string)token!);
        }
        catch (ProblemException refusal) when (refusal.Problem.Slug is "confirmation-used" or "confirmation-expired")
        {
            _token = null;
        }
        catch (ProblemException refusal) when (refusal.Problem.Slug == "plan-applied")
        {
            _syncId = (string)refusal.Problem.Members["syncId"]!;
        }
        catch (ProblemException refusal) when (refusal.Problem.Slug == "try-again")
        {
            await process.Timers.Attend();
        }
    }

    /// <summary>Every token there ever was, once more; why it is refused depends on how long it all took.</summary>
    private async Task Replay(CrashHouse house)
    {
        var people = new CrashProcess(house, new Life()).People;
        foreach (var token in _tokens)
            try
            {
                await people.Confirm(token);
            }
            catch (ProblemException)
            {
                // Refused, as it must be; a run that it started would be counted.
            }
    }

    private async Task<IReadOnlyList<Run>> Writers(CrashHouse house) => await new RunStore(house.Rows, house.Time).List(CrashHouse.Tenant, null, default)
        .Where(run => run.Applies == _planId || (run.SyncId == _planId && run.Aim == RunAim.Confirm)).ToListAsync();
}
