namespace EasySale.Sync.Simulators.QuickBooks.Front.Answers;

/// <summary>One error, before it has a shape.</summary>
internal sealed record FaultText(int Status, string Code, string Type, string Message, string? Detail)
{
    public static readonly FaultText Throttled =
        new(429, "3001", "SERVICE", "message=ThrottleExceeded; errorCode=003001; statusCode=429", "The request limit was reached.  Try again later");

    public static readonly FaultText WrongCompany =
        new(403, "3100", "AUTHORIZATION", "message=ApplicationAuthorizationFailed; errorCode=003100; statusCode=403", "");

    public static readonly FaultText RequestIdTooLong =
        new(400, "6000", "ValidationFault", "A business validation error has occurred while processing your request",
            "Business Validation Error: You cannot enter more than 50 characters in the request_id field.");

    public static readonly FaultText DuplicateRequestId =
        new(400, "600", "ValidationFault", "Duplicate Request ID", "Duplicate Request ID : another request was sent with this requestid.");

    public static readonly FaultText System =
        new(500, "10000", "SystemFault", "An application error has occurred while processing your request", "System Failure Error: Application error");

    public static FaultText DeadToken(string detail) =>
        new(401, "3200", "AUTHENTICATION", "message=AuthenticationFailed; errorCode=003200; statusCode=401", detail);
}
