// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace widgets {

/// Every part of the look in its states on one page of 1600x1000, for the eye and for the tests. The caller
/// owns it.
QWidget *makeGallery();

} // namespace widgets
