// SPDX-License-Identifier: GPL-3.0-or-later
#include "topicpattern.h"

#include <QStringList>

#include <array>

using namespace Qt::StringLiterals;

namespace mqtt {

TopicPattern::TopicPattern(const QString &text) : m_text(text)
{
    using Kind = Token::Kind;
    static const std::array<std::pair<QLatin1StringView, Kind>, 5> Places{{{"{device}"_L1, Kind::Device},
                                                                           {"{device...}"_L1, Kind::Devices},
                                                                           {"{channel}"_L1, Kind::Channel},
                                                                           {"+"_L1, Kind::Any},
                                                                           {"#"_L1, Kind::Rest}}};
    QString literal;
    const auto flush = [&] {
        if (!literal.isEmpty())
            m_tokens.push_back({Kind::Literal, literal.toStdString()});
        literal.clear();
    };
    for (qsizetype i = 0; i < text.size();) {
        const auto place = std::find_if(Places.begin(), Places.end(), [&](const auto &candidate) {
            return QStringView(text).sliced(i).startsWith(candidate.first);
        });
        if (place == Places.end()) {
            literal += text[i++];
            continue;
        }
        flush();
        m_tokens.push_back({place->second, {}});
        m_namesDevice |= place->second == Kind::Device || place->second == Kind::Devices;
        m_namesChannel |= place->second == Kind::Channel;
        i += place->first.size();
    }
    flush();
}

std::optional<TopicPattern::Match> TopicPattern::match(std::string_view topic) const
{
    // Wildcards at the front do not reach a broker's own topics.
    if (topic.starts_with('$') && !m_tokens.empty() && m_tokens.front().kind != Token::Kind::Literal)
        return std::nullopt;
    Match found;
    return walk(0, topic, found) ? std::optional(found) : std::nullopt;
}

bool TopicPattern::walk(size_t token, std::string_view rest, Match &match) const
{
    if (token == m_tokens.size())
        return rest.empty();
    const Token &here = m_tokens[token];
    using Kind = Token::Kind;
    if (here.kind == Kind::Rest)
        return true;
    if (here.kind == Kind::Literal)
        return rest.starts_with(here.text) && walk(token + 1, rest.substr(here.text.size()), match);
    const size_t most = here.kind == Kind::Devices ? rest.size() : std::min(rest.size(), rest.find('/'));
    for (size_t length = most; length > 0; --length) {
        const auto taken = rest.substr(0, length);
        if (here.kind == Kind::Devices && (taken.front() == '/' || taken.back() == '/'))
            continue;
        if (!walk(token + 1, rest.substr(length), match))
            continue;
        if (here.kind == Kind::Channel)
            match.channel = taken;
        else if (here.kind != Kind::Any)
            match.device = taken;
        return true;
    }
    return false;
}

QString TopicPattern::filter() const
{
    QStringList levels;
    for (const QString &level : m_text.split(u'/')) {
        if (level.contains("{device...}"_L1) || level == "#"_L1) {
            levels.append(u"#"_s);
            break;
        }
        levels.append(level.contains(u'{') || level == "+"_L1 ? u"+"_s : level);
    }
    return levels.join(u'/');
}

QString TopicPattern::source() const
{
    for (const auto place : {"{device}"_L1, "{device...}"_L1}) {
        if (const qsizetype at = m_text.indexOf(place); at >= 0) {
            const QString after = m_text.mid(at + place.size());
            return after.startsWith(u'/') ? after.mid(1) : after;
        }
    }
    return m_text;
}

QString TopicPattern::problem() const
{
    using Kind = Token::Kind;
    qsizetype devices = 0;
    qsizetype channels = 0;
    for (size_t i = 0; i < m_tokens.size(); ++i) {
        const Kind kind = m_tokens[i].kind;
        devices += kind == Kind::Device || kind == Kind::Devices;
        channels += kind == Kind::Channel;
        if (i > 0 && kind != Kind::Literal && m_tokens[i - 1].kind != Kind::Literal)
            return u"two places stand side by side, so nobody can tell where the first ends"_s;
        if (kind == Kind::Rest && i + 1 != m_tokens.size())
            return u"# stands at the end only"_s;
        if (kind == Kind::Literal && (m_tokens[i].text.find('{') != std::string::npos ||
                                      m_tokens[i].text.find('}') != std::string::npos))
            return u"only {device}, {device...} and {channel} stand in braces"_s;
    }
    for (const QString &level : m_text.split(u'/')) {
        if (level.size() > 1 && (level.contains(u'+') || level.contains(u'#')))
            return u"+ and # stand for whole levels"_s;
    }
    if (devices > 1 || channels > 1)
        return u"a topic names one device and one channel at most"_s;
    return {};
}

bool TopicPattern::covers(const QString &wide, const QString &narrow)
{
    if (wide == narrow)
        return true;
    const QStringList a = wide.split(u'/');
    const QStringList b = narrow.split(u'/');
    if ((a.first() == "+"_L1 || a.first() == "#"_L1) && b.first().startsWith(u'$'))
        return false;
    for (qsizetype i = 0; i < a.size(); ++i) {
        if (a[i] == "#"_L1)
            return true;
        if (i >= b.size() || b[i] == "#"_L1)
            return false;
        if (a[i] != "+"_L1 && a[i] != b[i])
            return false;
    }
    return a.size() == b.size();
}

} // namespace mqtt
