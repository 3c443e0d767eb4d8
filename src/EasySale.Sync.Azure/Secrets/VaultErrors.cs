using Azure;
using Azure.Identity;
using EasySale.Sync.Engine.Failures;

namespace EasySale.Sync.Azure.Secrets;

/// <summary>What Key Vault answers when it does not serve, as a failure of the house. The client has retried by then.</summary>
internal static class VaultErrors
{
    private const string Refused = "The credential store refuses this application. "
        + "Its identity needs the role Key Vault Secrets Officer on the vault.";

    public static async Task<T> Guard<T>(Func<Task<T>> call, CancellationToken cancellation)
    {
        try
        {
            return await call();
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested && Failure(e) is { } failure)
        {
            throw failure;
        }
    }

    private static SyncException? Failure(Exception e) => e switch
    {
        RequestFailedException { Status: 401 or 403 } refused => new SyncException(FailureCause.FixSettings, "secrets.refused", Refused, Detail(refused), e),
        CredentialUnavailableException => new SyncException(FailureCause.FixSettings, "secrets.refused", Refused, "no identity", e),
        RequestFailedException { Status: 400 } rejected => new SyncException(
            FailureCause.OurBug, "secrets.rejected", "An internal error kept this credential from being stored. We have been told.", Detail(rejected), e),
        RequestFailedException unserved => Unavailable(Detail(unserved), e),
        AuthenticationFailedException => Unavailable("no token for the vault", e),
        AggregateException or OperationCanceledException or IOException or HttpRequestException => Unavailable(e.GetType().Name, e),
        _ => null,
    };

    private static SyncException Unavailable(string detail, Exception e) =>
        new(FailureCause.TryAgain, "secrets.unavailable", "The credential store does not answer right now. This is tried again by itself.", detail, e);

    private static string Detail(RequestFailedException e) => $"{e.Status} {e.ErrorCode}";
}
