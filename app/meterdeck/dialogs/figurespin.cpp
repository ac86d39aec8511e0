// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/figurespin.h"

#include <QLocale>
#include <QSignalBlocker>
#include <QWheelEvent>

#include <cmath>

using namespace Qt::StringLiterals;

namespace console {

namespace {

constexpr double Widest = 1e12;
constexpr int Decimals = 9;
constexpr int Digits = 10;
constexpr int RoomFor = 9; ///< characters, and the unit

} // namespace

FigureSpin::FigureSpin(const QString &name, QWidget *parent) : QDoubleSpinBox(parent)
{
    setAccessibleName(name);
    setProperty("large", true);
    setDecimals(Decimals);
    setRange(-Widest, Widest);
    setFocusPolicy(Qt::StrongFocus);
}

void FigureSpin::setUnit(const QString &unit)
{
    setSuffix(unit.isEmpty() ? QString() : tr(" %1", "unit behind a number").arg(unit));
}

void FigureSpin::showFigure(double value)
{
    const QSignalBlocker quiet(this);
    setValue(value);
}

void FigureSpin::stepBy(int steps)
{
    const double size = std::max(std::abs(value()), 1.0);
    setSingleStep(std::pow(10, std::floor(std::log10(size) - 1)));
    QDoubleSpinBox::stepBy(steps);
}

QString FigureSpin::textFromValue(double value) const
{
    QLocale locale;
    locale.setNumberOptions(QLocale::OmitGroupSeparator);
    QString text = locale.toString(value, 'g', Digits);
    if (value < 0)
        text.replace(locale.negativeSign(), u"\u2212"_s);
    return text;
}

std::optional<double> FigureSpin::read(const QString &text) const
{
    QString plain = text;
    if (const QString unit = suffix(); !unit.isEmpty() && plain.endsWith(unit))
        plain.chop(unit.size());
    plain = plain.trimmed();
    plain.replace(u'\u2212', u'-');
    bool good = false;
    double value = QLocale().toDouble(plain, &good);
    if (!good)
        value = QLocale::c().toDouble(plain, &good);
    return good && qIsFinite(value) ? std::optional(value) : std::nullopt;
}

double FigureSpin::valueFromText(const QString &text) const { return read(text).value_or(value()); }

QValidator::State FigureSpin::validate(QString &text, int &) const
{
    const auto number = read(text);
    if (number)
        return *number >= minimum() && *number <= maximum() ? QValidator::Acceptable
                                                            : QValidator::Intermediate;
    static const QString allowed = u"+-\u22120123456789.,eE"_s;
    QString plain = text;
    if (const QString unit = suffix(); !unit.isEmpty() && plain.endsWith(unit))
        plain.chop(unit.size());
    for (const QChar sign : plain.trimmed()) {
        if (!allowed.contains(sign))
            return QValidator::Invalid;
    }
    return QValidator::Intermediate;
}

QSize FigureSpin::sizeHint() const
{
    // Qt's own asks for the widest number of the range, with all decimals.
    QSize size = QDoubleSpinBox::sizeHint();
    size.setWidth(fontMetrics().horizontalAdvance(QString(RoomFor, u'8') + suffix()) + 48);
    return size;
}

QSize FigureSpin::minimumSizeHint() const
{
    QSize size = sizeHint();
    size.setWidth(fontMetrics().horizontalAdvance(QString(RoomFor - 3, u'8') + suffix()) + 48);
    return size;
}

void FigureSpin::wheelEvent(QWheelEvent *event)
{
    if (hasFocus())
        QDoubleSpinBox::wheelEvent(event);
    else
        event->ignore();
}

} // namespace console
