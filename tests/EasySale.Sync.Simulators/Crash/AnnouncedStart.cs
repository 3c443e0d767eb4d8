namespace EasySale.Sync.Simulators.Crash;

/// <summary>A vendor's webhooks tell of what happened, again and again until they are answered; the inbox makes runs of it.</summary>
public sealed class AnnouncedStart : CrashStart
{
    private bool _isAnswered;

    public override Task Prepare(CrashHouse house, CrashScene scene) => Task.CompletedTask;

    public override async Task Live(CrashProcess process)
    {
        if (!_isAnswered) await process.Timers.Take(process.House.Source.News);
        _isAnswered = true;
        await process.Timers.Attend();
    }

    // A record that is read twice is written once: how many runs there were is nobody's concern.
    public override Task<string> Picture(CrashHouse house) => TimersPicture.Of(house, null);
}
