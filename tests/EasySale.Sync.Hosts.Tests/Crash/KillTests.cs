using EasySale.Sync.Hosts.Tests.EndToEnd;

namespace EasySale.Sync.Hosts.Tests.Crash;

/// <summary>A sample of real kills: a host's process is gone without a word, another one goes on.</summary>
public sealed class KillTests(DatabaseFixture database)
{
    [Fact]
    public async Task A_host_killed_at_a_write_to_the_books_loses_nothing_and_doubles_nothing()
    {
        var (undisturbed, writes) = await KilledRun.OverBooks(null, false, TestContext.Current.CancellationToken);
        Assert.StartsWith("completed", undisturbed, StringComparison.Ordinal);
        Assert.Equal(undisturbed, (await KilledRun.OverBooks(writes / 3, afterTheWrite: true, TestContext.Current.CancellationToken)).Picture);
        Assert.Equal(undisturbed, (await KilledRun.OverBooks(writes * 2 / 3, afterTheWrite: false, TestContext.Current.CancellationToken)).Picture);
    }

    [Fact]
    public async Task A_host_killed_on_its_way_to_a_database_loses_nothing_and_doubles_nothing()
    {
        var undisturbed = await KilledRun.OverDatabase(await database.Started(), null, TestContext.Current.CancellationToken);
        Assert.StartsWith("completed", undisturbed, StringComparison.Ordinal);
        Assert.Equal(undisturbed, await KilledRun.OverDatabase(await database.Started(), 1, TestContext.Current.CancellationToken));
    }
}
