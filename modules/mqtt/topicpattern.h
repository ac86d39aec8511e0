// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mqtt {

/// A topic as a profile writes it: `{device}` and `{channel}` stand for a level or a part of one,
/// `{device...}` for one or more levels, `+` for any one level and `#`, at the end, for all that follow.
/// Pure value.
class TopicPattern
{
public:
    struct Match
    {
        std::string_view device;  ///< empty when the pattern names none
        std::string_view channel; ///< likewise
    };

    TopicPattern() = default;
    explicit TopicPattern(const QString &text);

    const QString &text() const { return m_text; } ///< as it was written
    /// What @p topic has in the places; nothing when it is not of this pattern.
    std::optional<Match> match(std::string_view topic) const;
    /// What to subscribe: every level with a place is `+`, and `#` stands from `{device...}` on.
    QString filter() const;
    /// The pattern behind the level of the device, or the whole without one; names the source of a series.
    QString source() const;
    bool namesDevice() const { return m_namesDevice; }
    bool namesChannel() const { return m_namesChannel; }
    /// What is wrong with it, in words; empty when nothing is.
    QString problem() const;

    /// True when every topic that @p narrow subscribes is subscribed by @p wide too.
    static bool covers(const QString &wide, const QString &narrow);

private:
    struct Token
    {
        enum class Kind
        {
            Literal,
            Device,
            Devices,
            Channel,
            Any,
            Rest
        };
        Kind kind = Kind::Literal;
        std::string text;
    };

    bool walk(size_t token, std::string_view rest, Match &match) const;

    QString m_text;
    std::vector<Token> m_tokens;
    bool m_namesDevice = false;
    bool m_namesChannel = false;
};

} // namespace mqtt
