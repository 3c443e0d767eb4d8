using System.Text;

namespace EasySale.Sync.Engine.Tests.Notifications;

/// <summary>One sender's talk with a <see cref="MailReceiver"/>, before or after it is encrypted.</summary>
internal sealed class MailTalk(MailReceiver server, Stream stream) : IDisposable
{
    private readonly StreamReader _reader = new(stream, Encoding.UTF8, leaveOpen: true);
    private readonly StreamWriter _writer = new(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\r\n", AutoFlush = true };
    private readonly List<string> _to = [];
    private bool _isKnown;

    public bool IsSecure { get; init; }

    public void Dispose()
    {
        _reader.Dispose();
        _writer.Dispose();
    }

    public Task Say(string line) => _writer.WriteLineAsync(line);

    /// <summary>Talks until the sender leaves; true when it wants to go on encrypted.</summary>
    public async Task<bool> Go()
    {
        while (await _reader.ReadLineAsync() is { } line)
        {
            if (!IsSecure) server.Clear.Enqueue(line);
            var verb = line.Split(' ', ':')[0].ToUpperInvariant();
            await Say(await Answer(verb, line));
            if (verb == "QUIT") return false;
            if (verb == "STARTTLS") return true;
        }

        return false;
    }

    private async Task<string> Answer(string verb, string line)
    {
        if (verb == "EHLO") return string.Join("\r\n", (string[])["250-test", .. Offers().Select(offer => $"250-{offer}"), "250 8BITMIME"]);
        if (verb == "AUTH") return await SignedIn(line) ? "235 welcome" : "535 5.7.8 wrong";
        if (verb == "STARTTLS") return "220 go on";
        if (verb == "QUIT") return "221 bye";
        if (verb == "MAIL" && server.SignIn is not null && !_isKnown) return "530 5.7.0 sign in first";
        if (verb == "MAIL" && server.Refusals-- > 0) return "451 later";
        if (verb == "RCPT" && server.Unknown.Any(line.Contains)) return "550 5.1.1 nobody here";
        if (verb == "RCPT" && server.Busy.Any(line.Contains)) return "450 4.2.0 come back later";
        if (verb == "RCPT") _to.Add(line);
        if (verb != "DATA") return "250 ok";
        await Say("354 go on");
        server.Received.Enqueue((_to, await Message()));
        return "250 ok";
    }

    private IEnumerable<string> Offers()
    {
        if (server.Certificate is not null && !IsSecure) yield return "STARTTLS";
        if (server.SignIn is not null && (IsSecure || server.Certificate is null)) yield return "AUTH LOGIN";
    }

    private async Task<bool> SignedIn(string line)
    {
        var given = line.Split(' ') is [_, _, var first] ? first : await Asked("User");
        var password = await Asked("Password");
        return _isKnown = server.SignIn is { } known && (Text(given), Text(password)) == known;
    }

    private async Task<string> Asked(string what)
    {
        await Say($"334 {Convert.ToBase64String(Encoding.UTF8.GetBytes(what))}");
        return await _reader.ReadLineAsync() ?? "";
    }

    private async Task<string> Message()
    {
        var text = new StringBuilder();
        while (await _reader.ReadLineAsync() is { } line && line != ".") text.AppendLine(line);
        return text.ToString();
    }

    private static string Text(string base64) => Encoding.UTF8.GetString(Convert.FromBase64String(base64));
}
