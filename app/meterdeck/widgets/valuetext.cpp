// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/valuetext.h"

#include "widgets/qualitymark.h"

#include <QCoreApplication>
#include <QLocale>

#include <cmath>

using namespace Qt::StringLiterals;

namespace widgets {

QString numberText(double value, int decimals)
{
    if (!std::isfinite(value))
        return {};
    QString text = QString::number(std::abs(value), 'f', decimals);
    const qsizetype point = text.indexOf(u'.');
    if (point >= 0)
        text.replace(point, 1, QLocale().decimalPoint());
    // Four digits are grouped too: figures above one another have to line up.
    for (qsizetype i = (point < 0 ? text.size() : point) - 3; i > 0; i -= 3)
        text.insert(i, QChar(0x2009));
    const bool isZero = QString::number(std::abs(value), 'f', decimals).toDouble() == 0;
    if (value < 0 && !isZero)
        text.prepend(QChar(0x2212));
    return text;
}

QString ageText(std::chrono::milliseconds age)
{
    const auto say = [](const char *text, qint64 figure) {
        return QCoreApplication::translate("ValueText", text).arg(figure);
    };
    const qint64 ms = std::max<qint64>(0, age.count());
    if (ms < 950 && ms >= 50)
        return QCoreApplication::translate("ValueText", "%1 s").arg(numberText(double(ms) / 1000.0, 1));
    const qint64 seconds = (ms + 500) / 1000;
    if (seconds < 120)
        return say(QT_TRANSLATE_NOOP("ValueText", "%1 s"), seconds);
    if (seconds < 120 * 60)
        return say(QT_TRANSLATE_NOOP("ValueText", "%1 min"), seconds / 60);
    if (seconds < 48 * 3600)
        return say(QT_TRANSLATE_NOOP("ValueText", "%1 h"), seconds / 3600);
    return say(QT_TRANSLATE_NOOP("ValueText", "%1 d"), seconds / 86400);
}

std::optional<double> ValueState::shown() const
{
    switch (quality) {
    case core::Quality::NoAnswer:
    case core::Quality::Bad:
    case core::Quality::Unknown:
        return std::nullopt;
    default:
        return value && std::isfinite(*value) ? value : std::nullopt;
    }
}

QString valueSentence(const ValueState &state)
{
    QStringList parts;
    if (const auto value = state.shown())
        parts << (state.unit.isEmpty() ? numberText(*value, state.decimals)
                                       : numberText(*value, state.decimals) + u' ' + state.unit);
    else
        parts << QCoreApplication::translate("ValueText", "no value");
    parts << QualityMark::word(state.quality);
    if (state.age)
        parts << ageText(*state.age);
    return parts.join(u", "_s);
}

} // namespace widgets
