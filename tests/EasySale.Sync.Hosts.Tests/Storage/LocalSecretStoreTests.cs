using System.Text;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Stores;
using EasySale.Sync.Engine.Stores.LocalSecrets;
using EasySale.Sync.Engine.Stores.Rows;

namespace EasySale.Sync.Hosts.Tests.Storage;

public sealed class LocalSecretStoreTests : SecretStoreContract, IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("easysale-secrets-");
    private readonly MemoryRowStore _rows = new(new StorageMeter());

    private string KeyFile => Path.Combine(_folder.FullName, "keys", "secrets.key");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task The_next_process_reads_what_this_one_stored()
    {
        await Set("a", "kept");
        Assert.Equal("kept", (await NewStore().Get(Acme, "a", Cancellation))?.Reveal());
    }

    [Fact]
    public async Task What_is_stored_does_not_show_the_secret()
    {
        await Set("a", "plain-text-marker");
        var row = Assert.Single(await Rows());
        Assert.DoesNotContain("plain-text-marker", Encoding.UTF8.GetString((byte[])row.Values["Box"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_secret_is_never_stored_alike_twice()
    {
        await Set("a", "same");
        await Set("b", "same");
        var boxes = (await Rows()).Select(row => Convert.ToHexString((byte[])row.Values["Box"]));
        Assert.Equal(2, boxes.Distinct().Count());
    }

    [Fact]
    public async Task A_secret_moved_to_another_name_does_not_open()
    {
        await Set("a", "mine");
        var box = (await Rows())[0].Values;
        await _rows.Write(Table.Settings, Keys.LocalSecrets(Acme), [RowChange.Put("b", box)], Cancellation);
        Assert.Equal(FailureCause.FixSettings, (await Assert.ThrowsAsync<SyncException>(() => Get("b"))).Cause);
    }

    [Fact]
    public async Task With_another_key_a_secret_does_not_open_and_the_merchant_is_asked_for_it_again()
    {
        await Set("a", "mine");
        File.Delete(KeyFile);
        var failure = await Assert.ThrowsAsync<SyncException>(() => NewStore().Get(Acme, "a", Cancellation));
        Assert.Equal("secrets.unreadable", failure.Code);
        Assert.Equal(FailureCause.FixSettings, failure.Cause);
    }

    [Fact]
    public async Task Only_the_owner_may_read_the_key_file()
    {
        if (OperatingSystem.IsWindows()) return;
        await Set("a", "x");
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(KeyFile));

        File.SetUnixFileMode(KeyFile, UnixFileMode.UserRead | UnixFileMode.GroupRead);
        Assert.Contains("chmod 600", Assert.Throws<InvalidOperationException>(() => LocalKey.Open(KeyFile)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_key_is_not_taken_for_one()
    {
        var file = Path.Combine(_folder.FullName, "short.key");
        File.WriteAllBytes(file, new byte[5]);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Assert.Throws<InvalidOperationException>(() => LocalKey.Open(file));
    }

    protected override ISecretStore NewStore() => new LocalSecretStore(_rows, LocalKey.Open(KeyFile));

    private async Task<List<Row>> Rows() =>
        await _rows.Query(Table.Settings, Keys.LocalSecrets(Acme), RowRange.All, null, Cancellation).ToListAsync(Cancellation);
}
