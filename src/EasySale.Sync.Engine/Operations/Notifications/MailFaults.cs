using System.Net.Mail;
using System.Net.Sockets;
using System.Security.Authentication;

namespace EasySale.Sync.Engine.Operations.Notifications;

/// <summary>What a mail that did not go out says about who must act. Pure.</summary>
internal static class MailFaults
{
    /// <summary>One of those who are to get it is refused for good.</summary>
    public const string ReceiverRefused = "smtp.receiver_refused";

    private const int PermanentFrom = 500;

    /// <param name="fault">What was thrown.</param>
    /// <param name="receivers">How many were to get it.</param>
    public static SendResult Of(Exception fault, int receivers)
    {
        if (Chain(fault).Any(one => one is AuthenticationException)) return Final("smtp.certificate_refused");
        if (fault is not SmtpException refused) return Unreachable;
        if (OfReceivers(refused, receivers) is { } left) return left;
        return (int)StatusOf(refused) switch
        {
            -1 when Chain(fault).Skip(1).Any() => Unreachable,
            -1 => Final("smtp.no_encryption"),
            _ when IsOfSignIn(StatusOf(refused)) => Final("smtp.sign_in_refused"),
            var status => new SendResult(false, $"SMTP {status}"),
        };
    }

    public static SendResult Unreachable => new(false, "smtp.no_connection");

    /// <summary>No connection came about. One that broke later may have taken the mail.</summary>
    public static bool IsUnreached(SmtpException fault) => Chain(fault).Any(one => one is SocketException) && !Chain(fault).Any(one => one is IOException);

    // Where only some are refused the others have their mail, and would get it once more.
    private static SendResult? OfReceivers(SmtpException fault, int receivers)
    {
        SmtpFailedRecipientException[] refused = fault switch
        {
            SmtpFailedRecipientsException several => several.InnerExceptions,
            SmtpFailedRecipientException one => [one],
            _ => [],
        };
        if (refused.Length == 0) return null;
        var isPart = refused.Length < receivers;
        if (Array.Find(refused, one => !(isPart ? IsPermanent(one) : IsForGood(one))) is not { } later) return Final(ReceiverRefused);
        return isPart ? new SendResult(false, $"SMTP {(int)later.StatusCode}") { Left = [.. refused.Select(one => one.FailedRecipient!.Trim('<', '>'))] } : null;
    }

    private static bool IsPermanent(SmtpFailedRecipientException refused) => (int)refused.StatusCode >= PermanentFrom;

    private static bool IsForGood(SmtpFailedRecipientException refused) => IsPermanent(refused) && !IsOfSignIn(refused.StatusCode);

    // The library goes on after a refused sign-in, so that it is who sends, or who is to get it, that is refused.
    private static bool IsOfSignIn(SmtpStatusCode status) => (int)status is 530 or 534 or 535;

    private static SmtpStatusCode StatusOf(SmtpException fault) => fault is SmtpFailedRecipientsException several ? several.InnerExceptions[0].StatusCode : fault.StatusCode;

    // A person must mend it; trying for hours mends nothing.
    private static SendResult Final(string answer) => new(false, answer) { IsFinal = true };

    private static IEnumerable<Exception> Chain(Exception? fault)
    {
        for (; fault is not null; fault = fault.InnerException) yield return fault;
    }
}
