// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/valuetext.h"

class QBoxLayout;
class QWidget;

namespace widgets {

class Card;

// The pages of the gallery; the caller owns them. Figures and names are invented and not translated.
QWidget *galleryLook();
QWidget *galleryValues();
QWidget *galleryTables();
QWidget *galleryControls();
QWidget *galleryFeedback();
QWidget *galleryFrame();
QWidget *galleryFleet();
QWidget *galleryBus();
QWidget *galleryLater();

/// Columns of cards side by side, with the margins of a page.
QBoxLayout *galleryColumns(QWidget *page);
QBoxLayout *galleryColumn(QBoxLayout *columns, int stretch = 1);
/// A column in a part of a card, under the name of the state it shows.
QBoxLayout *galleryStateColumn(QWidget *part, const QString &state);
/// A hairline between cells.
QWidget *galleryDivider(bool upright = true);

ValueState galleryReading(double value, int decimals, const QString &unit, core::Quality quality,
                          std::chrono::milliseconds age);

} // namespace widgets
