namespace Coilwright.Mcp;

/// <summary>How a call ended, with the numbers of HTTP. Values that are not listed are kept as they are; 400 and above are failures.</summary>
public enum McpStatus : ushort
{
    /// <summary>Never sent.</summary>
    None = 0,

    /// <summary>Done.</summary>
    Ok = 200,

    /// <summary>The request cannot be read, or its values make no sense. Sending it again does not help.</summary>
    BadRequest = 400,

    /// <summary>The caller has not said who it is.</summary>
    Unauthorized = 401,

    /// <summary>The caller lacks a role that the operation requires.</summary>
    Forbidden = 403,

    /// <summary>There is no such operation or thing.</summary>
    NotFound = 404,

    /// <summary>The deadline passed at the server before the work was done.</summary>
    RequestTimeout = 408,

    /// <summary>Refused before any work was begun, because there is too much of it. May be sent again after the time in the error body.</summary>
    TooManyRequests = 429,

    /// <summary>The caller gave up first.</summary>
    ClientClosedRequest = 499,

    /// <summary>The operation failed at the server.</summary>
    InternalServerError = 500,

    /// <summary>The server is shutting down, or what it depends on is not there. Nothing was done, unless it was a stream that had begun.</summary>
    ServiceUnavailable = 503,
}
