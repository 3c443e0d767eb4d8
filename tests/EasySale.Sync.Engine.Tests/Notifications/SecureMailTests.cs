using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using EasySale.Sync.Engine.Stores.Notifications;
using EasySale.Sync.Engine.Tests.Operations;

namespace EasySale.Sync.Engine.Tests.Notifications;

/// <summary>Mail over STARTTLS, with and without signing in. One after another: whom this process trusts is the same for all of it.</summary>
[Collection(nameof(SecureMailTests))]
public sealed class SecureMailTests : IDisposable
{
    private const string Password = "canary_pass_5417";
    private readonly X509Certificate2 _certificate = Made();
    private readonly MailReceiver _server = new();
    private readonly NoticeHouse _house = new();

    public SecureMailTests() => _server.Certificate = _certificate;

    public void Dispose()
    {
        Trust(null);
        _house.Dispose();
        _server.Dispose();
        _certificate.Dispose();
    }

    [Fact]
    public async Task A_mail_goes_encrypted_and_signed_in_to_a_server_that_is_trusted()
    {
        Trust(_certificate);
        _server.SignIn = ("sync", Password);

        Assert.Equal((DeliveryState.Sent, "SMTP 250"), await Tried(Password));

        Assert.Contains("Subject: [Info] This channel works", Assert.Single(_server.Received).Text, StringComparison.Ordinal);
        Assert.Equal(["EHLO", "STARTTLS"], _server.Clear.Select(line => line.Split(' ')[0]));
    }

    [Fact]
    public async Task A_certificate_nobody_vouches_for_is_refused_before_anything_is_said()
    {
        _server.SignIn = ("sync", Password);

        Assert.Equal((DeliveryState.Failed, "smtp.certificate_refused"), await Tried(Password));

        Assert.Empty(_server.Received);
        Assert.Equal(["EHLO", "STARTTLS"], _server.Clear.Select(line => line.Split(' ')[0]));
    }

    [Fact]
    public async Task A_server_that_does_not_encrypt_is_told_nothing()
    {
        _server.Certificate = null;
        _server.SignIn = ("sync", Password);

        Assert.Equal((DeliveryState.Failed, "smtp.no_encryption"), await Tried(Password));

        Assert.Empty(_server.Received);
        Assert.DoesNotContain(_server.Clear, line => line.StartsWith("AUTH", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_wrong_password_is_told_as_such_and_tried_no_more()
    {
        Trust(_certificate);
        _server.SignIn = ("sync", Password);

        Assert.Equal((DeliveryState.Failed, "smtp.sign_in_refused"), await Tried("wrong"));
        Assert.Empty(_server.Received);
    }

    [Fact]
    public async Task What_a_person_must_mend_is_not_tried_for_hours()
    {
        await _house.Channel(Channel(Password));
        await _house.Tell(_house.Event("one"));

        await _house.Send();

        var log = Assert.Single(await _house.Log());
        Assert.Equal((DeliveryState.Failed, "smtp.certificate_refused", 1), (log.State, log.Answer, log.Attempts));
    }

    private async Task<(DeliveryState, string?)> Tried(string password)
    {
        var tried = await _house.Test.Test(TestHouse.Admin, await _house.Channel(Channel(password)), NoticeHouse.Cancellation);
        return (tried.State, tried.Answer);
    }

    private string Channel(string password) =>
        $$$"""{"type":"email","mail":{"host":"localhost","port":{{{_server.Port}}},"user":"sync","from":"sync@example.com","to":["ann@example.com"]},"secrets":{"password":"{{{password}}}"}}""";

    // The mail library asks the process whom it trusts; nothing in the product changes that.
    private static void Trust(X509Certificate2? one) =>
#pragma warning disable SYSLIB0014
        ServicePointManager.ServerCertificateValidationCallback = one is null ? null : (_, shown, _, _) => shown?.GetCertHashString() == one.GetCertHashString();
#pragma warning restore SYSLIB0014

    private static X509Certificate2 Made()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        using var made = request.CreateSelfSigned(DateTimeOffset.UnixEpoch.AddYears(30), DateTimeOffset.UnixEpoch.AddYears(130));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
    }
}
