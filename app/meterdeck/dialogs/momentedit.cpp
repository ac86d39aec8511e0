// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/momentedit.h"

#include "words.h"

#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace console {

MomentEdit::MomentEdit(To to, QWidget *parent) : QDateTimeEdit(parent), m_to(to)
{
    // A field that knew the computer's own zone would refuse hours which that one skips.
    setTimeSpec(Qt::UTC);
    setDisplayFormat(to == To::Seconds ? u"yyyy-MM-dd HH:mm:ss"_s : u"yyyy-MM-dd HH:mm"_s);
    setCalendarPopup(true);
}

void MomentEdit::setMoment(core::UtcTime moment)
{
    const QDateTime local = Words::local(moment);
    const QTime clock = local.time();
    setDateTime(
        QDateTime(local.date(), m_to == To::Seconds ? clock : QTime(clock.hour(), clock.minute()), Qt::UTC));
}

core::UtcTime MomentEdit::moment() const
{
    const QDateTime clock = dateTime();
    return core::fromMicros(QDateTime(clock.date(), clock.time(), Words::timeZone()).toMSecsSinceEpoch() *
                            1000);
}

bool MomentEdit::isSkipped() const
{
    const QDateTime clock = dateTime();
    const QDateTime local = Words::local(moment());
    return local.date() != clock.date() || local.time() != clock.time();
}

} // namespace console
